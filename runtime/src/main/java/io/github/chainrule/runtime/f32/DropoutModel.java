package io.github.chainrule.runtime.f32;

/**
 * A network with layers of which training leaves values out. What the other evaluators compute is
 * of the whole network.
 */
public interface DropoutModel extends Model {
  /**
   * Makes an evaluator of what training needs.
   *
   * @return a new evaluator that shares the parameters
   */
  Training newTraining();
}
