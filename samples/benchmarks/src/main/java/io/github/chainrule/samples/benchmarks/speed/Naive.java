package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import io.github.chainrule.samples.benchmarks.peer.NaiveNetwork;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A network in plain loops, and samples as arrays of rows. */
@State(Scope.Thread)
public class Naive {
  /** The widths of the network. */
  @Param({"4-16-16-3", "12-64-64-4", "784-128-10", "2-3-1"})
  public String network;

  private NaiveNetwork naive;
  private float[][] x;
  private float[][] t;
  private float[][] y;

  /** Copies the compiled network and checks the copy. */
  @Setup
  public void make() {
    Model model = Subject.of(network).model();
    Batch batch = Batch.of(model, Ours.MANY);
    naive = new NaiveNetwork(model);
    x = rows(batch.x(), model.inputs());
    t = rows(batch.t(), model.outputs());
    y = new float[Ours.MANY][model.outputs()];
    Agreement.check("outputs", model.predict(x[0]), naive.forward(x[0]));
    float[] gradient = new float[model.parameters().length];
    model.newBackprop().gradient(batch.x(), batch.t(), Ours.BATCH, gradient);
    step(Ours.BATCH);
    Agreement.checkStep(model.parameters(), naive.parameters(), Ours.RATE, gradient);
  }

  /** The outputs of n samples. */
  float[][] forward(int n) {
    for (int s = 0; s < n; s++) {
      System.arraycopy(naive.forward(x[s]), 0, y[s], 0, y[s].length);
    }
    return y;
  }

  /** A step against the mean gradient of n samples. */
  void step(int n) {
    for (int s = 0; s < n; s++) {
      naive.addGradient(x[s], t[s]);
    }
    naive.step(Ours.RATE / n);
  }

  private static float[][] rows(float[] matrix, int columns) {
    float[][] rows = new float[matrix.length / columns][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(matrix, i * columns, (i + 1) * columns);
    }
    return rows;
  }
}
