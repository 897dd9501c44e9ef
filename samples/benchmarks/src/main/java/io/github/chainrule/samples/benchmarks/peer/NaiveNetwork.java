package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in plain nested loops, as a Java developer writes it by hand: an object for each layer,
 * {@link Math} for the activations, and nothing done for the virtual machine's sake. Its loss is
 * the cross-entropy that belongs to its output, whose derivative is y − t.
 */
public final class NaiveNetwork {
  private final List<NaiveLayer> layers = new ArrayList<>();

  /**
   * Copies a network.
   *
   * @param model the network
   */
  public NaiveNetwork(Model model) {
    for (Layer layer : model.layers()) {
      layers.add(new NaiveLayer(layer, model.parameters()));
    }
  }

  /**
   * The outputs for one sample.
   *
   * @param x the inputs
   * @return the outputs, in an array that the next call overwrites
   */
  public float[] forward(float[] x) {
    float[] y = x;
    for (NaiveLayer layer : layers) {
      y = layer.forward(y);
    }
    return y;
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
    for (int l = layers.size() - 1; l > 0; l--) {
      NaiveLayer inner = layers.get(l - 1);
      delta = inner.delta(layers.get(l).backward(delta));
    }
    layers.get(0).backward(delta);
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
    int count = 0;
    for (NaiveLayer layer : layers) {
      count += layer.parameterCount();
    }
    float[] parameters = new float[count];
    for (NaiveLayer layer : layers) {
      layer.copyTo(parameters);
    }
    return parameters;
  }
}
