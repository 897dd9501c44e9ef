package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets any number of threads ask a model for outputs: one of them takes the evaluator that is kept,
 * who comes meanwhile makes another. For generated code.
 */
public final class SharedForward {
  private final Model model;
  private final AtomicReference<Forward> spare;

  /**
   * Keeps an evaluator.
   *
   * @param model what makes others
   * @param first the first evaluator
   */
  public SharedForward(Model model, Forward first) {
    Rounding.require();
    this.model = model;
    this.spare = new AtomicReference<Forward>(first);
  }

  /**
   * Computes the outputs for one sample.
   *
   * @param x the inputs, {@code [inputs]}
   * @return the outputs, {@code [outputs]}
   */
  public float[] predict(float[] x) {
    float[] y = new float[model.outputs()];
    Forward forward = take();
    forward.forward(x, y);
    spare.set(forward);
    return y;
  }

  /**
   * Computes the outputs for n samples.
   *
   * @param x the inputs, row-major {@code [n][inputs]}
   * @param y receives the outputs, row-major {@code [n][outputs]}
   * @param n the number of samples, at least 1
   */
  public void predict(float[] x, float[] y, int n) {
    Forward forward = take();
    forward.forward(x, y, n);
    spare.set(forward);
  }

  private Forward take() {
    Forward forward = spare.getAndSet(null);
    return forward == null ? model.newForward() : forward;
  }
}
