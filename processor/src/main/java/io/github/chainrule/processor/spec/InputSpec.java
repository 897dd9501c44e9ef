package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.feature.Feature;
import io.github.chainrule.processor.feature.FeatureSpec;
import java.util.Optional;

/**
 * One of a network's inputs: a part of x, and the name by which layers read it.
 *
 * @param isDeclared whether a method of that name declares it
 * @param features what its channels mean, if a type says so
 */
public record InputSpec(
    String name, Extent extent, boolean isDeclared, Optional<FeatureSpec> features) {

  /** The single input that has no name of its own. */
  public static InputSpec unnamed(Extent extent) {
    return new InputSpec("input", extent, false, Optional.empty());
  }

  /** An input that has a name. */
  public static InputSpec named(String name, Extent extent) {
    return new InputSpec(name, extent, true, Optional.empty());
  }

  /** The same input, whose channels are features. */
  public InputSpec of(FeatureSpec type) {
    return new InputSpec(name, extent, isDeclared, Optional.of(type));
  }

  /**
   * How many samples of the features follow one another; 0 for a single one, and where nothing says
   * what features there are.
   */
  public int steps() {
    boolean isSequence = features.isPresent() && !extent.positions().isEmpty();
    return isSequence ? extent.positions().get(0) : 0;
  }

  /** The generated constant that is the index of a feature in x. */
  public String constant(Feature feature) {
    return prefix() + feature.constant();
  }

  /** The generated constant that is the number of values of a step. */
  public String stepConstant() {
    return prefix() + "STEP";
  }

  private String prefix() {
    return isDeclared ? Feature.constant(name) + "_" : "";
  }
}
