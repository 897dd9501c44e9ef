package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Subject;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What all contestants are given: a network with its parameters, and samples. */
@State(Scope.Thread)
public abstract class Case {
  /**
   * The learning rate: so low that training on one sample for seconds brings no deltas so small
   * that the processor is slow with them, so high that a step changes the parameters.
   */
  static final float RATE = 0.01f;

  /** The name of the network. */
  @Param("4-16-16-3")
  public String network;

  /** The number of samples of a call. */
  @Param("1")
  public int samples;

  Model model() {
    return Subject.of(network).model();
  }

  Batch batch(Model model) {
    return Batch.of(model, samples);
  }

  /** The outputs of a batch, {@code [n][outputs]}, by the compiled network. */
  static float[] outputs(Model model, Batch batch) {
    float[] y = new float[batch.n() * model.outputs()];
    model.newForward().forward(batch.x(), y, batch.n());
    return y;
  }

  /** The mean gradient of a batch by the compiled network. */
  static float[] gradient(Model model, Batch batch) {
    float[] gradient = new float[model.parameters().length];
    model.newBackprop().gradient(batch.x(), batch.t(), batch.n(), gradient);
    return gradient;
  }
}
