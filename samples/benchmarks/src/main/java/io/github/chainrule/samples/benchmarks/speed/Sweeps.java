package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import org.openjdk.jmh.annotations.Setup;

/**
 * The parameter Jacobian by a sweep of the compiled backprop for each output: what one does with
 * gradients alone, which computes the forward pass each time.
 */
public class Sweeps extends Case {
  private Backprop backprop;
  private float[] x;
  private float[] e;
  private float[] row;
  private float[] dx;
  private float[] j;

  /** Makes the network and compares with its Jacobian. */
  @Setup
  public void make() {
    Model model = model();
    backprop = model.newBackprop();
    x = batch(model).x();
    e = new float[model.outputs()];
    row = new float[model.parameters().length];
    dx = new float[model.inputs()];
    j = new float[model.outputs() * row.length];
    float[] exact = new float[j.length];
    model.newJacobian().parameters(x, exact);
    Agreement.check("parameter Jacobian", exact, compute());
  }

  /** The Jacobian, {@code [outputs][parameters]}. */
  float[] compute() {
    for (int k = 0; k < e.length; k++) {
      e[k] = 1f;
      backprop.backward(x, e, row, dx);
      e[k] = 0f;
      System.arraycopy(row, 0, j, k * row.length, row.length);
    }
    return j;
  }
}
