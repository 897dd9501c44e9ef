package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.Head;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.Signature;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Column;
import io.github.chainrule.runtime.internal.NearestName;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How much each output of a network depends on each input, over samples: the mean of |∂y_k/∂x_i|
 * times the standard deviation σ_i of the input. It is what y_k changes by, to first order, when
 * x_i changes by as much as it does between samples; scaled and unscaled data give the same.
 *
 * <p>It is about the network, not the world: of inputs that say the same, a network may use either.
 * Every sample counts as 1, whatever its weight; a code, which nothing is derived by, counts 0.
 *
 * <pre>{@code
 * System.out.println(FeatureImportance.of(network, data).table("verdict.FRAUD"));
 * }</pre>
 */
@CheckReturnValue
public final class FeatureImportance {
  private static final int WIDEST_BAR = 40;

  private final List<String> inputNames;
  private final List<String> outputNames;

  /** Row-major {@code [outputs][inputs]}. */
  private final double[] importance;

  private FeatureImportance(
      List<String> inputNames, List<String> outputNames, double[] importance) {
    this.inputNames = inputNames;
    this.outputNames = outputNames;
    this.importance = importance;
  }

  /**
   * Measures a network.
   *
   * @param model the network
   * @param data samples as the network reads them, so scaled if it was trained on scaled ones; at
   *     least one
   * @return the importance of each input for each output
   * @throws IllegalArgumentException if there is no sample, or samples have another number of
   *     inputs
   * @throws NullPointerException if an argument is null
   */
  public static FeatureImportance of(Model model, Dataset data) {
    Settings.present("model", model);
    Settings.present("data", data);
    int inputs = model.inputs();
    int outputs = model.outputs();
    if (data.inputs() != inputs) {
      throw Unexpected.argument("data", inputs + " inputs (the model's)", data.inputs());
    }
    Settings.atLeast("data: samples", data.size(), 1);
    float[] features = data.copyFeatures();
    double[] importance = meanSlopes(model.newJacobian(), features, data.size(), inputs, outputs);
    for (int i = 0; i < inputs; i++) {
      double deviation = deviation(features, data.size(), inputs, i);
      for (int k = 0; k < outputs; k++) {
        importance[k * inputs + i] *= deviation;
      }
    }
    Signature signature = model.signature();
    return new FeatureImportance(
        signature.inputNames().isEmpty()
            ? Collections.unmodifiableList(numbered("x", inputs))
            : signature.inputNames(),
        signature.outputNames().isEmpty() ? layerNames(model) : signature.outputNames(),
        importance);
  }

  private static double[] meanSlopes(
      Jacobian jacobian, float[] features, int n, int inputs, int outputs) {
    float[] x = new float[inputs];
    float[] j = new float[Sizes.product("outputs", outputs, "inputs", inputs)];
    double[] mean = new double[j.length];
    for (int sample = 0; sample < n; sample++) {
      System.arraycopy(features, sample * inputs, x, 0, inputs);
      jacobian.inputs(x, j);
      for (int k = 0; k < j.length; k++) {
        mean[k] += Math.abs(j[k]) / (double) n;
      }
    }
    return mean;
  }

  private static double deviation(float[] features, int n, int inputs, int input) {
    double[] values = new double[n];
    for (int sample = 0; sample < n; sample++) {
      values[sample] = features[sample * inputs + input];
    }
    Column column = new Column(values);
    return Math.sqrt(column.reducedSquares() / n) / column.factor();
  }

  /** Calls outputs as the layers that they are of. */
  private static List<String> layerNames(Model model) {
    List<String> names = new ArrayList<String>();
    for (Head head : model.loss().heads()) {
      names.addAll(unitNames(head.name(), head.units()));
    }
    if (names.isEmpty()) {
      List<Layer> layers = model.layers();
      names.addAll(unitNames(layers.get(layers.size() - 1).name(), model.outputs()));
    }
    return Collections.unmodifiableList(names);
  }

  private static List<String> unitNames(String layer, int units) {
    return units == 1 ? Collections.singletonList(layer) : numbered(layer, units);
  }

  private static List<String> numbered(String name, int count) {
    List<String> names = new ArrayList<String>();
    for (int index = 0; index < count; index++) {
      names.add(name + "[" + index + "]");
    }
    return names;
  }

  /**
   * The names of the inputs.
   *
   * @return those of the network's signature, else {@code x[0]} and so on; unmodifiable
   */
  public List<String> inputNames() {
    return inputNames;
  }

  /**
   * The names of the outputs.
   *
   * @return those of the network's signature, such as {@code verdict.FRAUD}; else {@code value} for
   *     the output of a layer with one unit, and {@code species[0]}, {@code species[1]} and so on
   *     for one with several; unmodifiable
   */
  public List<String> outputNames() {
    return outputNames;
  }

  /**
   * The importance of one input for one output.
   *
   * @param output the name of the output, one of {@link #outputNames}
   * @param input the name of the input
   * @return the importance, in the unit of the output
   * @throws IllegalArgumentException if there is no such output or input
   */
  public double of(String output, String input) {
    int k = index("output", outputNames, output);
    return importance[k * inputNames.size() + index("input", inputNames, input)];
  }

  /**
   * The importance of all inputs for one output.
   *
   * @param output the name of the output, one of {@link #outputNames}
   * @return a new array {@code [inputs]}
   * @throws IllegalArgumentException if there is no such output
   */
  public double[] of(String output) {
    int inputs = inputNames.size();
    double[] row = new double[inputs];
    System.arraycopy(importance, index("output", outputNames, output) * inputs, row, 0, inputs);
    return row;
  }

  private static int index(String what, List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw Unexpected.argument(what, NearestName.hint(name, names), name);
    }
    return index;
  }

  /**
   * The importance of all inputs for one output, for people.
   *
   * @param output the name of the output, one of {@link #outputNames}
   * @return a line for each input, the most important first: its name, its importance and a bar
   * @throws IllegalArgumentException if there is no such output
   */
  public String table(String output) {
    double[] values = of(output);
    int width = 0;
    for (String name : inputNames) {
      width = Math.max(width, name.length());
    }
    StringBuilder table = new StringBuilder(output);
    double largest = 0;
    for (int input : descending(values)) {
      largest = Math.max(largest, values[input]);
      int bar = largest > 0 ? (int) Math.round(WIDEST_BAR * values[input] / largest) : 0;
      String format = "\n  %-" + width + "s %9.3g";
      table.append(String.format(Locale.ROOT, format, inputNames.get(input), values[input]));
      for (int k = 0; k < bar; k++) {
        table.append(k == 0 ? " #" : "#");
      }
    }
    return table.toString();
  }

  private static int[] descending(double[] values) {
    int[] order = new int[values.length];
    for (int k = 0; k < order.length; k++) {
      int at = k;
      while (at > 0 && Double.compare(values[order[at - 1]], values[k]) < 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = k;
    }
    return order;
  }

  /** The tables of all outputs. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String output : outputNames) {
      text.append(text.length() == 0 ? "" : "\n").append(table(output));
    }
    return text.toString();
  }
}
