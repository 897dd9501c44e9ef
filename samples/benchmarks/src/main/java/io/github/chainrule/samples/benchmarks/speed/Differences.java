package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import org.openjdk.jmh.annotations.Setup;

/**
 * The input Jacobian by one-sided differences of the compiled forward pass: what one does without
 * derivatives.
 */
public class Differences extends Case {
  /** About the root of the float precision, where rounding and curvature err alike. */
  private static final float STEP = 1f / 1024;

  /** What differences by such a step are off from the derivative, at most. */
  private static final float ERROR = 5e-3f;

  private Forward forward;
  private float[] x;
  private float[] y;
  private float[] moved;
  private float[] j;

  /** Makes the network and compares with its Jacobian. */
  @Setup
  public void make() {
    Model model = model();
    forward = model.newForward();
    x = batch(model).x();
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
