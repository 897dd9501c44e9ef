package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Jacobian;

/**
 * Computes derivatives of many samples by the methods for one, whose loops go along arrays from
 * their starts. For generated code, which has checked the arguments.
 */
public final class JacobianRows {
  private final Jacobian jacobian;
  private final float[] x;
  private final float[] v;
  private final float[] dy;

  // Made when they are first needed.
  private float[] byInputs;
  private float[] byParameters;

  /**
   * Makes room for one sample.
   *
   * @param jacobian differentiates one sample
   * @param inputs the number of inputs
   * @param outputs the number of outputs
   */
  public JacobianRows(Jacobian jacobian, int inputs, int outputs) {
    this.jacobian = jacobian;
    this.x = new float[inputs];
    this.v = new float[inputs];
    this.dy = new float[outputs];
  }

  /**
   * Computes n Jacobians by the inputs.
   *
   * @param xs {@code [n][inputs]}
   * @param n the number of samples
   * @param j receives {@code [n][outputs][inputs]}
   */
  public void inputs(float[] xs, int n, float[] j) {
    if (byInputs == null) {
      byInputs = new float[dy.length * x.length];
    }
    for (int row = 0; row < n; row++) {
      read(xs, row, x);
      jacobian.inputs(x, byInputs);
      write(byInputs, row, j);
    }
  }

  /**
   * Computes n Jacobians by the parameters.
   *
   * @param xs {@code [n][inputs]}
   * @param n the number of samples
   * @param parameters how many there are
   * @param j receives {@code [n][outputs][parameters]}
   */
  public void parameters(float[] xs, int n, int parameters, float[] j) {
    if (byParameters == null) {
      byParameters = new float[dy.length * parameters];
    }
    for (int row = 0; row < n; row++) {
      read(xs, row, x);
      jacobian.parameters(x, byParameters);
      write(byParameters, row, j);
    }
  }

  /**
   * Computes n Jacobian-vector products.
   *
   * @param xs {@code [n][inputs]}
   * @param vs {@code [n][inputs]}
   * @param n the number of samples
   * @param dys receives {@code [n][outputs]}
   */
  public void jvp(float[] xs, float[] vs, int n, float[] dys) {
    for (int row = 0; row < n; row++) {
      read(xs, row, x);
      read(vs, row, v);
      jacobian.jvp(x, v, dy);
      write(dy, row, dys);
    }
  }

  private static void read(float[] rows, int row, float[] own) {
    System.arraycopy(rows, row * own.length, own, 0, own.length);
  }

  private static void write(float[] own, int row, float[] rows) {
    System.arraycopy(own, 0, rows, row * own.length, own.length);
  }
}
