package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The input Jacobian by one-sided differences of the compiled forward pass: what one does without
 * derivatives.
 */
@State(Scope.Thread)
public class Differences {
  /** About the root of the float precision, where rounding and curvature err alike. */
  private static final float STEP = 1f / 1024;

  /** What differences by such a step are off from the derivative, at most. */
  private static final float ERROR = 5e-3f;

  /** The widths of the network. */
  @Param({"4-16-16-3", "12-64-64-4", "784-128-10", "2-3-1"})
  public String network;

  private Forward forward;
  private float[] x;
  private float[] y;
  private float[] moved;
  private float[] j;

  /** Makes the network and compares with its Jacobian. */
  @Setup
  public void make() {
    Model model = Subject.of(network).model();
    forward = model.newForward();
    x = Batch.of(model, 1).x();
    y = new float[model.outputs()];
    moved = new float[model.outputs()];
    j = new float[model.outputs() * model.inputs()];
    float[] exact = new float[j.length];
    model.newJacobian().inputs(x, exact);
    Agreement.check("input Jacobian", exact, compute(), ERROR);
  }

  /** The Jacobian, {@code [outputs][inputs]}. */
  float[] compute() {
    forward.forward(x, y);
    for (int i = 0; i < x.length; i++) {
      float kept = x[i];
      x[i] = kept + STEP;
      forward.forward(x, moved);
      x[i] = kept;
      for (int k = 0; k < y.length; k++) {
        j[k * x.length + i] = (moved[k] - y[k]) * (1f / STEP);
      }
    }
    return j;
  }
}
