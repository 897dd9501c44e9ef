package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The parameter Jacobian by a sweep of the compiled backprop for each output: what one does with
 * gradients alone, which computes the forward pass each time.
 */
@State(Scope.Thread)
public class Sweeps {
  /** The widths of the network. */
  @Param({"4-16-16-3", "12-64-64-4", "784-128-10", "2-3-1"})
  public String network;

  private Backprop backprop;
  private float[] x;
  private float[] e;
  private float[] row;
  private float[] dx;
  private float[] j;

  /** Makes the network and compares with its Jacobian. */
  @Setup
  public void make() {
    Model model = Subject.of(network).model();
    backprop = model.newBackprop();
    x = Batch.of(model, 1).x();
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
