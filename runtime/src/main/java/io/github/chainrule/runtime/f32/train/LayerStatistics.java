package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Shown;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Looks inside a network at some samples: for each layer the norms of its weights and of their
 * gradient, and how many of its units still pass derivatives on. A gradient that vanishes shows as
 * norms that shrink from the last layer to the first.
 *
 * <pre>{@code
 * LayerStatistics statistics = new LayerStatistics(model);
 * statistics.measure(data);
 * double first = statistics.gradientNorm(0);
 * }</pre>
 *
 * <p>A listener may measure during a fit, in the calls that it gets. Layers are counted from 0 in
 * the order of the network. Measuring a second time allocates nothing unless there are more
 * samples. For one thread.
 */
public final class LayerStatistics {
  private static final int BLOCK = 256;

  /** Below this share of the steepest slope a unit counts as saturated. */
  private static final double SATURATED = 0.1;

  private final Model model;
  private final List<Layer> layers;
  private final float[] p;
  private final Forward forward;
  private final Backprop backprop;
  private final float[] g;
  private final float[] x;
  private final float[] h;
  private final LayerSources sources;

  /** Of each layer, without its biases. */
  private final Span[][] weights;

  private final double[] weightNorms;
  private final double[] gradientNorms;
  private final double[] saturated;
  private final double[] silent;
  private final boolean[] fired;
  private double activePaths;

  /** Null before the first measurement; made anew for more samples. */
  private BatchEvaluator evaluator;

  private int blockSize;

  /**
   * Prepares to look inside a model.
   *
   * @param model the model; it is only read
   * @throws NullPointerException if it is null
   */
  public LayerStatistics(Model model) {
    Settings.present("model", model);
    this.model = model;
    this.layers = model.layers();
    this.p = model.parameters();
    this.forward = model.newForward();
    this.backprop = model.newBackprop();
    this.g = new float[p.length];
    this.x = new float[model.inputs()];
    this.sources = new LayerSources(layers, x.length);
    int units = sources.units();
    this.h = new float[units];
    this.fired = new boolean[units];
    this.weights = new Span[layers.size()][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = Span.of(Collections.singletonList(layers.get(l)), null, false);
    }
    this.weightNorms = new double[layers.size()];
    this.gradientNorms = new double[layers.size()];
    this.saturated = new double[layers.size()];
    this.silent = new double[layers.size()];
  }

  /**
   * Measures everything at the present parameters.
   *
   * @param data the samples, at least one; a few hundred tell enough
   * @throws IllegalArgumentException if there are none, if they do not fit the model, or if they
   *     lack the targets that its loss reads
   * @throws NullPointerException if data is null
   */
  public void measure(Dataset data) {
    Trainer.fits("data", model, data);
    prepare(data.size());
    evaluator.gradient(data, null, 0, data.size(), g);
    Arrays.fill(saturated, 0);
    Arrays.fill(silent, 0);
    Arrays.fill(fired, false);
    activePaths = 0;
    for (int sample = 0; sample < data.size(); sample++) {
      data.gather(null, sample, 1, x, null);
      forward.activations(x, h);
      // The sum may be beyond the largest number, and the mean not.
      activePaths += visit() * 0x1p-31;
    }
    activePaths = activePaths / data.size() * 0x1p31;
    for (int l = 0; l < layers.size(); l++) {
      summarize(l, sources.first(l), data.size());
    }
  }

  /** No more memory than the samples need: blocks of all of them, or of so many. */
  private void prepare(int samples) {
    int needed = Math.min(BLOCK, samples);
    if (needed > blockSize) {
      evaluator = new BatchEvaluator(model, BLOCK, needed);
      blockSize = needed;
    }
  }

  /** Counts the units of all layers at one sample; returns the number of active paths. */
  private double visit() {
    double paths = sources.chain() ? x.length : Double.NaN;
    for (int l = 0; l < layers.size(); l++) {
      int first = sources.first(l);
      double active = 0;
      for (int j = 0; j < sources.units(l); j++) {
        float y = h[first + j];
        double steepness = steepness(l, j, y);
        // NaN where an output is not finite, of which no curve tells anything.
        double judged = 0 * y * steepness;
        saturated[l] += steepness < SATURATED ? 1 + judged : judged;
        fired[first + j] |= y > 0;
        active += steepness == 0 ? judged : 1 + judged;
      }
      // Before a layer without any there may be infinitely many.
      paths = active == 0 && paths > 0 ? 0 : paths * active;
    }
    return paths;
  }

  /** The steepness of a unit; not a number where its pre-activation cannot be told. */
  private double steepness(int l, int unit, float y) {
    Layer layer = layers.get(l);
    int before = sources.of(l);
    if (before == LayerSources.SEVERAL) {
      boolean isRectified = layer.activation().equals("RELU") && !Float.isNaN(y);
      return isRectified ? Math.signum(y) : Double.NaN;
    }
    return backprop.steepness(l, Real.round(preActivation(layer, before, unit)), y);
  }

  /** The pre-activation of a unit; what the layer reads begins at an index of h, or is x. */
  private double preActivation(Layer layer, int before, int unit) {
    double v = 0;
    if (layer.bias()) {
      v = p[layer.biasOffset() + unit];
    }
    for (int i = 0; i < layer.inputs(); i++) {
      double weight = p[layer.weightsOffset() + i * layer.units() + unit];
      v += weight * (before < 0 ? x[i] : h[before + i]);
    }
    return v;
  }

  private void summarize(int l, int first, int samples) {
    Layer layer = layers.get(l);
    int units = sources.units(l);
    weightNorms[l] = Norm.of(p, weights[l]);
    gradientNorms[l] = Norm.of(g, weights[l]);
    saturated[l] /= (double) samples * units;
    for (int j = 0; j < units; j++) {
      silent[l] += fired[first + j] ? 0 : 1;
    }
    // Not a number if the other share is none.
    silent[l] = layer.activation().equals("RELU") ? silent[l] / units + 0 * saturated[l] : 0;
  }

  private int checked(int layer) {
    if (layer < 0 || layer >= layers.size()) {
      throw Unexpected.argument("layer", "0 to " + (layers.size() - 1), layer);
    }
    return layer;
  }

  /**
   * The norm of a layer's weights, without its biases; of a normalisation, of its scales.
   *
   * @param layer the layer, from 0; 0 comes of one that has no parameters of its own
   * @return the norm; infinite only if a weight is, or no number is so large
   */
  public double weightNorm(int layer) {
    return weightNorms[checked(layer)];
  }

  /**
   * The norm of the gradient of the mean loss by a layer's weights, without its biases.
   *
   * @param layer the layer, from 0
   * @return the norm; infinite only if a derivative is, or no number is so large
   */
  public double gradientNorm(int layer) {
    return gradientNorms[checked(layer)];
  }

  /**
   * The share of a layer's units that are saturated, over all samples: so far out on their curve
   * that its slope is less than a tenth of the steepest.
   *
   * @param layer the layer, from 0
   * @return the share, of [0, 1]; NaN if an output of the layer is not finite at a sample, or if
   *     the layer is no dense one that reads a single other or the input, and none of RELU
   */
  public double saturatedShare(int layer) {
    return saturated[checked(layer)];
  }

  /**
   * The share of a RELU layer's units that fire at no sample, so that nothing trains them.
   *
   * @param layer the layer, from 0
   * @return the share, of [0, 1]; 0 for layers of other activations; NaN if an output of the layer
   *     is not finite at a sample
   */
  public double deadShare(int layer) {
    return silent[checked(layer)];
  }

  /**
   * The number of paths from an input through one unit of each layer to an output along which a
   * derivative passes, because no unit on it has slope 0: the product of the numbers of such units,
   * the mean over the samples.
   *
   * @return the number of paths; NaN if an output of a layer is not finite at a sample, or if the
   *     network is no chain of dense layers
   */
  public double activePaths() {
    return activePaths;
  }

  /**
   * Reads, a line for each layer, {@code hidden: weights 3.21, gradient 0.0457, saturated 12 %}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int l = 0; l < layers.size(); l++) {
      text.append(layers.get(l).name());
      text.append(": weights ").append(Shown.number(weightNorms[l]));
      text.append(", gradient ").append(Shown.number(gradientNorms[l]));
      text.append(", saturated ").append(Shown.share(saturated[l]));
      text.append(
          layers.get(l).activation().equals("RELU") ? ", dead " + Shown.share(silent[l]) : "");
      text.append('\n');
    }
    return text.append(Shown.number(activePaths)).append(" active paths").toString();
  }
}
