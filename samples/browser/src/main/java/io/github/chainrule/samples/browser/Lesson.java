package io.github.chainrule.samples.browser;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.train.LayerStatistics;
import io.github.chainrule.runtime.f32.train.UpdateRule;
import io.github.chainrule.runtime.f32.train.Updater;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** A network that learns points, step by step, each over all of them. */
final class Lesson {
  private final Samples samples;
  private final Model model;
  private final Forward forward;
  private final Backprop backprop;
  private final Updater updater;
  private final LayerStatistics statistics;
  private final float[] g;
  private double loss = Double.NaN;
  private int steps;

  Lesson(Choice choice) {
    this(choice, new Samples());
    choice.points().drawInto(samples, choice.seed());
  }

  /** A lesson about points that are given, whatever the choice says of them. */
  Lesson(Choice choice, Samples samples) {
    this.samples = samples;
    this.model = choice.newModel();
    this.forward = model.newForward();
    this.backprop = model.newBackprop();
    this.updater = UpdateRule.of(choice.newOptimizer()).newUpdater(model);
    this.statistics = new LayerStatistics(model);
    this.g = new float[model.parameters().length];
  }

  Samples samples() {
    return samples;
  }

  Model model() {
    return model;
  }

  int steps() {
    return steps;
  }

  /** The loss before the last step; NaN before the first. */
  double loss() {
    return loss;
  }

  void step(int count) {
    if (samples.size() == 0) {
      return;
    }
    for (int k = 0; k < count; k++) {
      loss = backprop.gradient(samples.x(), samples.t(), samples.size(), g);
      updater.step(g, loss);
      steps++;
    }
  }

  /** The share of the points that have the likelier colour. */
  double accuracy() {
    float[] y = new float[samples.size()];
    if (y.length == 0) {
      return Double.NaN;
    }
    forward.forward(samples.x(), y, y.length);
    int right = 0;
    for (int k = 0; k < y.length; k++) {
      right += (y[k] > 0.5f) == (samples.t()[k] > 0.5f) ? 1 : 0;
    }
    return right / (double) y.length;
  }

  /** The probability of the second colour at the centres of size by size squares, from above. */
  float[] plane(int size) {
    float[] x = new float[2 * size * size];
    for (int k = 0; k < size * size; k++) {
      x[2 * k] = centre(k % size, size);
      x[2 * k + 1] = -centre(k / size, size);
    }
    float[] y = new float[size * size];
    forward.forward(x, y, y.length);
    return y;
  }

  private static float centre(int k, int size) {
    return (2 * k + 1f) / size - 1f;
  }

  /** The norms of weights and gradient, layer by layer. */
  float[] norms() {
    int count = model.layers().size();
    float[] norms = new float[2 * count];
    if (samples.size() > 0) {
      statistics.measure(dataset());
      for (int k = 0; k < count; k++) {
        norms[2 * k] = (float) statistics.weightNorm(k);
        norms[2 * k + 1] = (float) statistics.gradientNorm(k);
      }
    }
    return norms;
  }

  private Dataset dataset() {
    float[] x = Arrays.copyOf(samples.x(), 2 * samples.size());
    return Dataset.of(x, 2, Arrays.copyOf(samples.t(), samples.size()), 1);
  }

  String hash() {
    return Fingerprint.of(model.parameters());
  }

  /** The network as a safetensors file. */
  byte[] save() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ModelFile.save(model, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /**
   * Takes the parameters of a file.
   *
   * @throws IOException if it is none of this network's
   */
  void load(byte[] file) throws IOException {
    ModelFile.load(model, new ByteArrayInputStream(file));
  }
}
