package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in plain nested loops, as a Java developer writes it by hand: an object for each layer,
 * {@link Math} for the activations, and nothing done for the virtual machine's sake. Its loss is
 * the cross-entropy that belongs to its output, whose derivative is y − t.
 */
public final class NaiveNetwork {
  private static final String INPUT = "input";

  private final List<NaiveLayer> layers = new ArrayList<>();
  private final Map<String, NaiveValue> values = new HashMap<>();
  private final NaiveValue input;
  private final NaiveValue output;
  private final int parameterCount;

  /**
   * Copies a network.
   *
   * @param model the network
   */
  public NaiveNetwork(Model model) {
    input = new NaiveValue(Shapes.input(model));
    parameterCount = model.parameters().length;
    values.put(INPUT, input);
    NaiveValue last = input;
    for (Layer layer : model.layers()) {
      last = value(layer, model.parameters(), sources(layer, last));
      values.put(layer.name(), last);
    }
    output = last;
  }

  private List<NaiveValue> sources(Layer layer, NaiveValue before) {
    return layer.sources().isEmpty()
        ? List.of(before)
        : layer.sources().stream().map(values::get).toList();
  }

  private NaiveValue value(Layer layer, float[] parameters, List<NaiveValue> sources) {
    NaiveValue source = sources.get(0);
    return switch (layer.kind()) {
      case "Dense" -> added(new NaiveDense(layer, parameters, joined(sources)));
      case "Conv1D", "Conv2D" -> added(new NaiveConvolution(layer, parameters, source));
      case "MaxPool" -> added(new NaiveMaxPool(layer, source));
      case "LayerNorm" -> added(new NaiveNorm(layer, parameters, source));
      case "Add" -> added(new NaiveSum(layer, sources));
      case "GlobalAveragePool" -> added(new NaiveMean(layer, source));
      // Nothing is left out where no masks are drawn, and the values of an image lie flat.
      case "Dropout", "Flatten" -> source;
      default -> throw new IllegalArgumentException("No plain loops for " + layer.kind());
    };
  }

  private NaiveValue joined(List<NaiveValue> sources) {
    return sources.size() == 1 ? sources.get(0) : added(new NaiveJoin(sources));
  }

  private NaiveLayer added(NaiveLayer layer) {
    layers.add(layer);
    return layer;
  }

  /**
   * The outputs for one sample.
   *
   * @param x the inputs
   * @return the outputs, in an array that the next call overwrites
   */
  public float[] forward(float[] x) {
    input.y = x;
    for (NaiveLayer layer : layers) {
      layer.forward();
    }
    return output.y;
  }

  /**
   * Adds the gradient of one sample to what the next step takes.
   *
   * @param x the inputs
   * @param t the target
   */
  public void addGradient(float[] x, float[] t) {
    float[] y = forward(x);
    float[] delta = new float[y.length];
    for (int j = 0; j < y.length; j++) {
      delta[j] = y[j] - t[j];
    }
    int last = layers.size() - 1;
    layers.get(last).propagate(delta);
    for (int l = last - 1; l >= 0; l--) {
      layers.get(l).backward();
    }
  }

  /**
   * Takes a step against the gradient and forgets it.
   *
   * @param rate what to multiply the gradient by
   */
  public void step(float rate) {
    for (NaiveLayer layer : layers) {
      layer.step(rate);
    }
  }

  /**
   * Copies the parameters.
   *
   * @return the parameters, in the order of a compiled network
   */
  public float[] parameters() {
    float[] parameters = new float[parameterCount];
    for (NaiveLayer layer : layers) {
      layer.copyTo(parameters);
    }
    return parameters;
  }
}
