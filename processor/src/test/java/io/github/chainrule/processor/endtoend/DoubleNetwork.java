package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.f64.Backprop;
import io.github.chainrule.runtime.f64.Forward;
import io.github.chainrule.runtime.f64.Jacobian;
import io.github.chainrule.runtime.f64.Model;
import java.util.Arrays;

/**
 * Generated code of precision DOUBLE. Results are NaN before every call, so that what is not
 * written does not pass for right; evaluators are used again and again, so that what one call
 * leaves behind would show in the next.
 */
final class DoubleNetwork implements EvaluatedNetwork {

  private final Model model;
  private final int activations;
  private final Forward forward;
  private final Backprop backprop;
  private final Jacobian jacobian;

  DoubleNetwork(NetworkSpec network, Class<?> generated, double[] parameters) {
    this.model = (Model) Reflection.call(generated, "of", double[].class, parameters.clone());
    this.activations = network.extents().stream().mapToInt(Extent::size).sum();
    this.forward = model.newForward();
    this.backprop = model.newBackprop();
    this.jacobian = model.newJacobian();
  }

  private static double[] unwritten(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private double[] unwrittenGradient() {
    return unwritten(parameters());
  }

  Model model() {
    return model;
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
    double[] y = unwritten(outputs());
    forward.forward(x, y);
    return y;
  }

  @Override
  public double[] forward(double[] x, int n) {
    double[] y = unwritten(n * outputs());
    forward.forward(x, y, n);
    return y;
  }

  @Override
  public double[] activations(double[] x) {
    double[] h = unwritten(activations);
    forward.activations(x, h);
    return h;
  }

  @Override
  public double loss(double[] x, double[] t) {
    return backprop.loss(x, t);
  }

  @Override
  public double loss(double[] x, double[] t, int n) {
    return backprop.loss(x, t, n);
  }

  @Override
  public Derivatives gradient(double[] x, double[] t) {
    double[] g = unwrittenGradient();
    double loss = backprop.gradient(x, t, g);
    return new Derivatives(loss, g, null);
  }

  @Override
  public Derivatives gradientWithInputs(double[] x, double[] t) {
    double[] g = unwrittenGradient();
    double[] dx = unwritten(inputs());
    double loss = backprop.gradient(x, t, g, dx);
    double[] onlyG = unwrittenGradient();
    double[] onlyDx = unwritten(inputs());
    assertEquals(loss, backprop.gradient(x, t, onlyG, null));
    assertEquals(loss, backprop.gradient(x, t, null, onlyDx));
    assertArrayEquals(g, onlyG);
    assertArrayEquals(dx, onlyDx);
    return new Derivatives(loss, g, dx);
  }

  @Override
  public Derivatives gradient(double[] x, double[] t, int n) {
    double[] g = unwrittenGradient();
    double loss = backprop.gradient(x, t, n, g);
    return new Derivatives(loss, g, null);
  }

  @Override
  public Derivatives gradientWithInputs(double[] x, double[] t, int n) {
    double[] g = unwrittenGradient();
    double[] dx = unwritten(n * inputs());
    double loss = backprop.gradient(x, t, n, g, dx);
    double[] onlyDx = unwritten(n * inputs());
    assertEquals(loss, backprop.gradient(x, t, n, null, onlyDx));
    assertArrayEquals(dx, onlyDx);
    return new Derivatives(loss, g, dx);
  }

  @Override
  public Derivatives backward(double[] x, double[] e) {
    double[] g = unwrittenGradient();
    double[] dx = unwritten(inputs());
    backprop.backward(x, e, g, dx);
    double[] onlyG = unwrittenGradient();
    double[] onlyDx = unwritten(inputs());
    backprop.backward(x, e, onlyG, null);
    backprop.vjp(x, e, onlyDx);
    assertArrayEquals(g, onlyG);
    assertArrayEquals(dx, onlyDx);
    return new Derivatives(Double.NaN, g, dx);
  }

  @Override
  public Derivatives backward(double[] x, double[] e, int n) {
    double[] g = unwrittenGradient();
    double[] dx = unwritten(n * inputs());
    backprop.backward(x, e, n, g, dx);
    double[] onlyG = unwrittenGradient();
    double[] onlyDx = unwritten(n * inputs());
    backprop.backward(x, e, n, onlyG, null);
    backprop.vjp(x, e, n, onlyDx);
    assertArrayEquals(g, onlyG);
    assertArrayEquals(dx, onlyDx);
    return new Derivatives(Double.NaN, g, dx);
  }

  @Override
  public double[] inputJacobian(double[] x) {
    double[] j = unwritten(outputs() * inputs());
    jacobian.inputs(x, j);
    return j;
  }

  @Override
  public double[] parameterJacobian(double[] x) {
    double[] j = unwritten(outputs() * parameters());
    jacobian.parameters(x, j);
    return j;
  }

  @Override
  public double[] jvp(double[] x, double[] v) {
    double[] dy = unwritten(outputs());
    jacobian.jvp(x, v, dy);
    return dy;
  }
}
