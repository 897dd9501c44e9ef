package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Subject;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A compiled network, its evaluators, and the arrays they read and write. */
@State(Scope.Thread)
public class Ours {
  /** The samples of a large batch of the forward pass. */
  static final int MANY = 256;

  /** The samples of a batch in training. */
  static final int BATCH = 64;

  /**
   * The learning rate: so low that training on one sample for seconds brings no deltas so small
   * that the processor is slow with them, so high that a step changes the parameters.
   */
  static final float RATE = 0.01f;

  /** The widths of the network. */
  @Param({"4-16-16-3", "12-64-64-4", "784-128-10", "2-3-1"})
  public String network;

  Model model;
  Forward forward;
  Backprop backprop;
  Jacobian jacobian;
  Batch one;
  Batch many;
  float[] y;
  float[] ys;
  float[] gradient;
  float[] inputJacobian;
  float[] parameterJacobian;

  /** Makes all of them. */
  @Setup
  public void make() {
    model = Subject.of(network).model();
    forward = model.newForward();
    backprop = model.newBackprop();
    jacobian = model.newJacobian();
    one = Batch.of(model, 1);
    many = Batch.of(model, MANY);
    y = new float[model.outputs()];
    ys = new float[MANY * model.outputs()];
    gradient = new float[model.parameters().length];
    inputJacobian = new float[model.outputs() * model.inputs()];
    parameterJacobian = new float[model.outputs() * model.parameters().length];
  }

  /** Takes a step of gradient descent against the gradient. */
  void step() {
    float[] parameters = model.parameters();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= RATE * gradient[i];
    }
  }
}
