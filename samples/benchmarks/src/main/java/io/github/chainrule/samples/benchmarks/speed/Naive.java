package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import io.github.chainrule.samples.benchmarks.peer.NaiveNetwork;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Setup;

/** A network in plain loops, and samples as arrays of rows. */
public class Naive extends Case {
  private NaiveNetwork naive;
  private float[][] x;
  private float[][] t;
  private float[][] y;

  /** Copies the compiled network and checks the copy. */
  @Setup
  public void make() {
    Model model = model();
    Batch batch = batch(model);
    x = rows(batch.x(), model.inputs());
    t = rows(batch.t(), model.outputs());
    y = new float[samples][model.outputs()];
    naive = new NaiveNetwork(model);
    float[] before = model.parameters();
    Agreement.check("outputs", outputs(model, batch), flat(forward()));
    step();
    Agreement.checkStep(before, naive.parameters(), RATE, gradient(model, batch));
  }

  /** The outputs of the samples. */
  float[][] forward() {
    for (int s = 0; s < samples; s++) {
      System.arraycopy(naive.forward(x[s]), 0, y[s], 0, y[s].length);
    }
    return y;
  }

  /** A step against the mean gradient of the samples. */
  void step() {
    for (int s = 0; s < samples; s++) {
      naive.addGradient(x[s], t[s]);
    }
    naive.step(RATE / samples);
  }

  private static float[][] rows(float[] matrix, int columns) {
    float[][] rows = new float[matrix.length / columns][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(matrix, i * columns, (i + 1) * columns);
    }
    return rows;
  }

  private static float[] flat(float[][] rows) {
    float[] matrix = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, matrix, i * rows[i].length, rows[i].length);
    }
    return matrix;
  }
}
