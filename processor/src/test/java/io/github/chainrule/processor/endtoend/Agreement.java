package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Precision;

/**
 * Asserts that two evaluations of a network agree, in every method, within a tolerance that is
 * relative to max(1, |expected|), or bit for bit.
 */
final class Agreement {

  private final String network;
  private final double tolerance;

  private Agreement(String network, double tolerance) {
    this.network = network;
    this.tolerance = tolerance;
  }

  /** With reference values: 1e-9 in double, and 2e-4 in float, as is promised to users. */
  static Agreement withReference(String network, Precision precision) {
    return new Agreement(network, precision == Precision.DOUBLE ? 1e-9 : 2e-4);
  }

  /** With central differences, whose own error is up to 1e-7. */
  static Agreement withDifferences(String network, Precision precision) {
    return new Agreement(network, precision == Precision.DOUBLE ? 1e-7 : 2e-4);
  }

  /** Of every bit, where the operations and their order are the same. */
  static Agreement ofBits(String network) {
    return new Agreement(network, -1);
  }

  /** Compares all that is computed for one sample. */
  void single(EvaluatedNetwork expected, EvaluatedNetwork actual, Sample sample) {
    double[] x = sample.x;
    double[] t = sample.t;
    check("y", expected.forward(x), actual.forward(x));
    check("activations", expected.activations(x), actual.activations(x));
    check("loss", expected.loss(x, t), actual.loss(x, t));
    check("gradient", expected.gradient(x, t), actual.gradient(x, t));
    check("gradient with dx", expected.gradientWithInputs(x, t), actual.gradientWithInputs(x, t));
    check("backward", expected.backward(x, sample.e), actual.backward(x, sample.e));
    check("input Jacobian", expected.inputJacobian(x), actual.inputJacobian(x));
    check("parameter Jacobian", expected.parameterJacobian(x), actual.parameterJacobian(x));
    double[] v = direction(x);
    check("jvp", expected.jvp(x, v), actual.jvp(x, v));
  }

  /** As large as x, and no gradient of anything. */
  private static double[] direction(double[] x) {
    double[] v = x.clone();
    for (int index = 0; index < v.length; index++) {
      v[index] = x[v.length - 1 - index];
    }
    return v;
  }

  /** Compares all that is computed for several samples. */
  void batch(EvaluatedNetwork expected, EvaluatedNetwork actual, Sample samples) {
    double[] x = samples.x;
    double[] t = samples.t;
    int n = samples.n;
    check("batch y", expected.forward(x, n), actual.forward(x, n));
    check("batch loss", expected.loss(x, t, n), actual.loss(x, t, n));
    check("batch gradient", expected.gradient(x, t, n), actual.gradient(x, t, n));
    check(
        "batch gradient with dx",
        expected.gradientWithInputs(x, t, n),
        actual.gradientWithInputs(x, t, n));
    check("batch backward", expected.backward(x, samples.e, n), actual.backward(x, samples.e, n));
  }

  void check(String what, Derivatives expected, Derivatives actual) {
    check(what + "'s value", expected.value, actual.value);
    check(what + "'s g", expected.g, actual.g);
    assertEquals(expected.dx == null, actual.dx == null, what);
    if (expected.dx != null) {
      check(what + "'s dx", expected.dx, actual.dx);
    }
  }

  void check(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, what);
    for (int index = 0; index < expected.length; index++) {
      if (!agree(expected[index], actual[index])) {
        fail(what + "[" + index + "]", expected[index], actual[index]);
      }
    }
  }

  void check(String what, double expected, double actual) {
    if (!agree(expected, actual)) {
      fail(what, expected, actual);
    }
  }

  private boolean agree(double expected, double actual) {
    return Double.doubleToLongBits(expected) == Double.doubleToLongBits(actual)
        || Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
  }

  private void fail(String what, double expected, double actual) {
    throw new AssertionError(
        what + ": expected " + expected + ", got " + actual + " from " + network);
  }
}
