package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import java.util.Arrays;

/**
 * Generated code of precision FLOAT. Results are NaN before every call, so that what is not written
 * does not pass for right; evaluators are used again and again, so that what one call leaves behind
 * would show in the next.
 */
final class FloatNetwork implements EvaluatedNetwork {

  private final Model model;
  private final int activations;
  private final Forward forward;
  private final Backprop backprop;
  private final Jacobian jacobian;

  FloatNetwork(NetworkSpec network, Class<?> generated, double[] parameters) {
    this.model = (Model) Reflection.call(generated, "of", float[].class, floats(parameters));
    this.activations = network.extents().stream().mapToInt(Extent::size).sum();
    this.forward = model.newForward();
    this.backprop = model.newBackprop();
    this.jacobian = model.newJacobian();
  }

  Model model() {
    return model;
  }

  static float[] floats(double[] values) {
    if (values == null) {
      return null;
    }
    float[] floats = new float[values.length];
    for (int index = 0; index < floats.length; index++) {
      floats[index] = (float) values[index];
    }
    return floats;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int index = 0; index < doubles.length; index++) {
      doubles[index] = values[index];
    }
    return doubles;
  }

  private static float[] unwritten(int length) {
    float[] values = new float[length];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  private float[] unwrittenGradient() {
    return unwritten(parameters());
  }

  @Override
  public int inputs() {
    return model.inputs();
  }

  @Override
  public int outputs() {
    return model.outputs();
  }

  @Override
  public int parameters() {
    return model.parameters().length;
  }

  @Override
  public double[] forward(double[] x) {
    float[] y = unwritten(outputs());
    forward.forward(floats(x), y);
    return doubles(y);
  }

  @Override
  public double[] forward(double[] x, int n) {
    float[] y = unwritten(n * outputs());
    forward.forward(floats(x), y, n);
    return doubles(y);
  }

  @Override
  public double[] activations(double[] x) {
    float[] h = unwritten(activations);
    forward.activations(floats(x), h);
    return doubles(h);
  }

  @Override
  public double loss(double[] x, double[] t) {
    return backprop.loss(floats(x), floats(t));
  }

  @Override
  public double loss(double[] x, double[] t, int n) {
    return backprop.loss(floats(x), floats(t), n);
  }

  @Override
  public Derivatives gradient(double[] x, double[] t) {
    float[] g = unwrittenGradient();
    double loss = backprop.gradient(floats(x), floats(t), g);
    return new Derivatives(loss, doubles(g), null);
  }

  @Override
  public Derivatives gradientWithInputs(double[] x, double[] t) {
    float[] g = unwrittenGradient();
    float[] dx = unwritten(inputs());
    double loss = backprop.gradient(floats(x), floats(t), g, dx);
    float[] onlyG = unwrittenGradient();
    float[] onlyDx = unwritten(inputs());
    assertEquals(loss, backprop.gradient(floats(x), floats(t), onlyG, null));
    assertEquals(loss, backprop.gradient(floats(x), floats(t), null, onlyDx));
    assertArrayEquals(g, onlyG);
    assertArrayEquals(dx, onlyDx);
    return new Derivatives(loss, doubles(g), doubles(dx));
  }

  @Override
  public Derivatives gradient(double[] x, double[] t, int n) {
    float[] g = unwrittenGradient();
    double loss = backprop.gradient(floats(x), floats(t), n, g);
    return new Derivatives(loss, doubles(g), null);
  }

  @Override
  public Derivatives gradientWithInputs(double[] x, double[] t, int n) {
    float[] g = unwrittenGradient();
    float[] dx = unwritten(n * inputs());
    double loss = backprop.gradient(floats(x), floats(t), n, g, dx);
    float[] onlyDx = unwritten(n * inputs());
    assertEquals(loss, backprop.gradient(floats(x), floats(t), n, null, onlyDx));
    assertArrayEquals(dx, onlyDx);
    return new Derivatives(loss, doubles(g), doubles(dx));
  }

  @Override
  public Derivatives backward(double[] x, double[] e) {
    float[] g = unwrittenGradient();
    float[] dx = unwritten(inputs());
    backprop.backward(floats(x), floats(e), g, dx);
    float[] onlyG = unwrittenGradient();
    float[] onlyDx = unwritten(inputs());
    backprop.backward(floats(x), floats(e), onlyG, null);
    backprop.vjp(floats(x), floats(e), onlyDx);
    assertArrayEquals(g, onlyG);
    assertArrayEquals(dx, onlyDx);
    return new Derivatives(Double.NaN, doubles(g), doubles(dx));
  }

  @Override
  public Derivatives backward(double[] x, double[] e, int n) {
    float[] g = unwrittenGradient();
    float[] dx = unwritten(n * inputs());
    backprop.backward(floats(x), floats(e), n, g, dx);
    float[] onlyG = unwrittenGradient();
    float[] onlyDx = unwritten(n * inputs());
    backprop.backward(floats(x), floats(e), n, onlyG, null);
    backprop.vjp(floats(x), floats(e), n, onlyDx);
    assertArrayEquals(g, onlyG);
    assertArrayEquals(dx, onlyDx);
    return new Derivatives(Double.NaN, doubles(g), doubles(dx));
  }

  @Override
  public double[] inputJacobian(double[] x) {
    float[] j = unwritten(outputs() * inputs());
    jacobian.inputs(floats(x), j);
    return doubles(j);
  }

  @Override
  public double[] parameterJacobian(double[] x) {
    float[] j = unwritten(outputs() * parameters());
    jacobian.parameters(floats(x), j);
    return doubles(j);
  }

  @Override
  public double[] jvp(double[] x, double[] v) {
    float[] dy = unwritten(outputs());
    jacobian.jvp(floats(x), floats(v), dy);
    return doubles(dy);
  }
}
