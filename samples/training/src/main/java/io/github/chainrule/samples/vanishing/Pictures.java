package io.github.chainrule.samples.vanishing;

import io.github.chainrule.display.LineChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Draws the derivatives of the activations, and the gradients of the networks layer by layer. */
final class Pictures {
  private static final double RANGE = 6;
  private static final int POINTS = 241;

  private final Path folder;

  Pictures(Path folder) {
    this.folder = folder;
  }

  /** Draws φ' of each activation into slopes.png. */
  Path slopes(List<Slope> activations) throws IOException {
    double[] v = new double[POINTS];
    Arrays.setAll(v, i -> RANGE * (2.0 * i / (POINTS - 1) - 1));
    LineChart chart = new LineChart("How much of a gradient a unit lets through", "v", "φ'(v)");
    for (Slope activation : activations) {
      chart.line(activation.activation(), v, activation.at(v));
    }
    Path png = folder.resolve("slopes.png");
    chart.save(png);
    return png;
  }

  /** Draws the norms of the gradients of all networks; those of one activation have one colour. */
  Path gradients(String when, List<Figures> networks, String file) throws IOException {
    LineChart chart =
        new LineChart(
            "The gradient on its way back, " + when,
            "layers from the output back (each line ends at the first layer of its network)",
            "norm of the gradient");
    networks.stream()
        .map(Figures::activation)
        .distinct()
        .forEach(activation -> add(activation, networks, chart));
    Path png = folder.resolve(file);
    chart.logarithmic().save(png);
    return png;
  }

  /** Adds the networks of an activation as one line with gaps, to have one row in the legend. */
  private static void add(String activation, List<Figures> networks, LineChart chart) {
    List<Figures> alike =
        networks.stream().filter(network -> network.activation().equals(activation)).toList();
    DoubleStream layers = alike.stream().flatMapToDouble(Pictures::layersAndGap);
    DoubleStream norms = alike.stream().flatMapToDouble(Pictures::normsAndGap);
    chart.line(activation, layers.toArray(), norms.toArray());
  }

  private static DoubleStream layersAndGap(Figures network) {
    int layers = network.gradientNorms().size();
    return DoubleStream.concat(
        IntStream.rangeClosed(1, layers).asDoubleStream(), DoubleStream.of(layers));
  }

  private static DoubleStream normsAndGap(Figures network) {
    List<Double> norms = network.gradientNorms();
    int last = norms.size() - 1;
    return DoubleStream.concat(
        IntStream.rangeClosed(0, last).mapToDouble(back -> norms.get(last - back)),
        DoubleStream.of(Double.NaN));
  }
}
