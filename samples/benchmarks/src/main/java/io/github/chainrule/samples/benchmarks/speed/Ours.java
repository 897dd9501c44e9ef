package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Vectors;
import org.openjdk.jmh.annotations.Setup;

/** A compiled network, its evaluators, and the arrays they read and write. */
public class Ours extends Case {
  Forward forward;
  Backprop backprop;
  Jacobian jacobian;
  Batch batch;
  float[] y;
  float[] gradient;
  float[] inputJacobian;
  float[] parameterJacobian;

  private float[] parameters;

  /** Makes all of them, and waits until vectors, where they are used, are compiled. */
  @Setup
  public void make() throws InterruptedException {
    Model model = model();
    Vectors.awaitCompiled();
    parameters = model.parameters();
    forward = model.newForward();
    backprop = model.newBackprop();
    jacobian = model.newJacobian();
    batch = batch(model);
    y = new float[samples * model.outputs()];
    gradient = new float[parameters.length];
    inputJacobian = new float[model.outputs() * model.inputs()];
    parameterJacobian = new float[model.outputs() * parameters.length];
  }

  /** Takes a step of gradient descent against the gradient. */
  void step() {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= RATE * gradient[i];
    }
  }
}
