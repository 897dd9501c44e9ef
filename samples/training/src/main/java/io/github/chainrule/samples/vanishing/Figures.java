package io.github.chainrule.samples.vanishing;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.train.LayerStatistics;
import java.util.List;

/**
 * What the inside of a network looked like at some moment.
 *
 * @param activation the activation of the hidden layers
 * @param depth the number of hidden layers
 * @param gradientNorms the norm of the gradient of the mean loss by each layer's weights, the
 *     output layer last
 * @param saturated the share of the hidden units that are saturated, over all samples
 * @param dead the number of hidden RELU units that fire at no sample
 * @param activePaths the mean number of paths from an input to the output that pass a derivative
 * @param paths the number of all paths from an input to the output
 * @param accuracy the share of right answers
 */
record Figures(
    String activation,
    int depth,
    List<Double> gradientNorms,
    double saturated,
    long dead,
    double activePaths,
    double paths,
    double accuracy) {

  /** Looks inside a model. */
  static Figures of(Model model, Dataset data) {
    LayerStatistics statistics = new LayerStatistics(model);
    statistics.measure(data);
    List<Layer> layers = model.layers();
    int depth = layers.size() - 1;
    Double[] gradientNorms = new Double[depth + 1];
    double saturated = 0;
    double dead = 0;
    double paths = model.inputs();
    for (int l = 0; l <= depth; l++) {
      gradientNorms[l] = statistics.gradientNorm(l);
      paths *= layers.get(l).units();
      if (l < depth) {
        saturated += statistics.saturatedShare(l) / depth;
        dead += statistics.deadShare(l) * layers.get(l).units();
      }
    }
    return new Figures(
        layers.get(0).activation(),
        depth,
        List.of(gradientNorms),
        saturated,
        Math.round(dead),
        statistics.activePaths(),
        paths,
        accuracy(model, data));
  }

  private static double accuracy(Model model, Dataset data) {
    float[] y = new float[data.size() * model.outputs()];
    model.newForward().forward(data.copyFeatures(), y, data.size());
    return Metric.ACCURACY.of(y, data.copyTargets(), data.size(), model.outputs());
  }

  double firstGradientNorm() {
    return gradientNorms.get(0);
  }

  double lastGradientNorm() {
    return gradientNorms.get(depth);
  }

  /** What is left in the first layer of the gradient in the last: the quotient of their norms. */
  double ratio() {
    return firstGradientNorm() / lastGradientNorm();
  }
}
