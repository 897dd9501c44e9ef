package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.Signature;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A model that has layers and parameters but computes nothing. */
public final class LayeredModel implements Model {
  private final List<Layer> layers = new ArrayList<>();
  private float[] parameters = {};
  private Signature signature = Signature.none();

  /** Makes a model without layers. */
  public LayeredModel() {}

  /** A model of a hidden layer and an output layer without biases, all parameters 0. */
  public static LayeredModel small() {
    return new LayeredModel().layer("hidden", 3, 2, true).layer("out", 2, 1, false);
  }

  /** Gives inputs and outputs names. */
  LayeredModel named(Signature newSignature) {
    signature = newSignature;
    return this;
  }

  /** Adds a layer behind the last. */
  public LayeredModel layer(String name, int inputs, int units, boolean bias) {
    int weights = parameters.length;
    int biases = weights + inputs * units;
    layers.add(new DenseLayer(name, "TANH", inputs, units, bias, weights, bias ? biases : -1));
    parameters = new float[biases + (bias ? units : 0)];
    return this;
  }

  @Override
  public int inputs() {
    return layers.get(0).inputs();
  }

  @Override
  public int outputs() {
    return layers.get(layers.size() - 1).units();
  }

  @Override
  public float[] parameters() {
    return parameters;
  }

  @Override
  public List<Layer> layers() {
    return Collections.unmodifiableList(layers);
  }

  @Override
  public ModelLoss loss() {
    return ModelLoss.of("SQUARED_ERROR", true);
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Forward newForward() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Backprop newBackprop() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Jacobian newJacobian() {
    throw new UnsupportedOperationException();
  }

  @Override
  public float[] predict(float[] x) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Model copy() {
    throw new UnsupportedOperationException();
  }
}
