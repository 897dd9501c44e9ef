package io.github.chainrule.runtime.f64.internal;

import io.github.chainrule.runtime.internal.FromJava17;

/** The elementary functions of doubles branch and look up tables, which vectors do not. */
@FromJava17
final class VectorFunctions {
  private VectorFunctions() {}

  static boolean tanh(double[] x, int xAt, double[] y, int yAt, int count) {
    return false;
  }

  static boolean sigmoid(double[] x, int xAt, double[] y, int yAt, int count) {
    return false;
  }
}
