package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f32.internal.Arguments;

/**
 * Computes a loss of one's own and its derivatives: outputs forward, e = ∂E/∂y by the loss, and e
 * back. Many samples are taken in pieces of a fixed size, added in their order.
 */
final class LossBackprop implements Backprop {
  private static final int PIECE = 256;

  private final SampleLoss loss;
  private final Forward forward;
  private final Backprop backprop;
  private final int inputs;
  private final int outputs;
  private final boolean readsTargets;
  private final float[] parameters;

  // One sample.
  private final float[] y;
  private final float[] t;
  private final float[] e;

  // A piece; empty before the first call that needs them.
  private float[] manyDx = {};
  private float[] manyX = {};
  private float[] manyY = {};
  private float[] manyE = {};
  private float[] part = {};

  LossBackprop(Model network, SampleLoss loss) {
    this.loss = loss;
    this.forward = network.newForward();
    this.backprop = network.newBackprop();
    this.inputs = network.inputs();
    this.outputs = network.outputs();
    this.readsTargets = loss.description().readsTargets();
    this.parameters = network.parameters();
    this.y = new float[outputs];
    this.t = new float[outputs];
    this.e = new float[outputs];
  }

  @Override
  public double loss(float[] x, float[] targets) {
    Arguments.length("x", x, inputs, "inputs");
    checkTargets(targets);
    forward.forward(x, y);
    return loss.of(y, own(targets, 0), e);
  }

  @Override
  public double gradient(float[] x, float[] targets, float[] g) {
    Arguments.length("g", g, parameters.length, "parameters");
    return gradient(x, targets, g, null);
  }

  @Override
  public double gradient(float[] x, float[] targets, float[] g, float[] dx) {
    Arguments.either(g, dx);
    Arguments.lengthOrNull("g", g, parameters.length, "parameters");
    Arguments.lengthOrNull("dx", dx, inputs, "inputs");
    Arguments.written("g", g, x, targets, parameters);
    Arguments.written("dx", dx, x, targets, g, parameters);
    double value = loss(x, targets);
    backprop.backward(x, e, g, dx);
    return value;
  }

  private void checkTargets(float[] targets) {
    if (readsTargets) {
      Arguments.length("t", targets, outputs, "outputs");
    }
  }

  /** The targets of one sample, null if there are none. */
  private float[] own(float[] targets, int row) {
    if (!readsTargets) {
      return null;
    }
    System.arraycopy(targets, row * outputs, t, 0, outputs);
    return t;
  }

  @Override
  public double loss(float[] x, float[] targets, int n) {
    check(x, targets, n);
    double sum = 0;
    for (int from = 0; from < n; from += PIECE) {
      sum += piece(x, targets, from, Math.min(PIECE, n - from));
    }
    return sum / n;
  }

  @Override
  public double gradient(float[] x, float[] targets, int n, float[] g) {
    Arguments.length("g", g, parameters.length, "parameters");
    return gradient(x, targets, n, g, null);
  }

  @Override
  public double gradient(float[] x, float[] targets, int n, float[] g, float[] dx) {
    check(x, targets, n);
    Arguments.either(g, dx);
    Arguments.lengthOrNull("g", g, parameters.length, "parameters");
    Arguments.rowsOrNull("dx", dx, n, inputs, "inputs");
    Arguments.written("g", g, x, targets, parameters);
    Arguments.written("dx", dx, x, targets, g, parameters);
    double sum = 0;
    for (int from = 0; from < n; from += PIECE) {
      int count = Math.min(PIECE, n - from);
      sum += piece(x, targets, from, count);
      backward(from, count, g, dx);
    }
    for (int k = 0; g != null && k < g.length; k++) {
      g[k] /= n;
    }
    return sum / n;
  }

  /** Goes back from a piece; the first one's gradient is written, those of others are added. */
  private void backward(int from, int count, float[] g, float[] dx) {
    float[] sum = g == null || from == 0 ? g : part;
    float[] rows = dx == null || from == 0 ? dx : manyDx(count);
    backprop.backward(manyX, manyE, count, sum, rows);
    for (int k = 0; sum != g && k < g.length; k++) {
      g[k] += part[k];
    }
    if (rows != dx) {
      System.arraycopy(rows, 0, dx, from * inputs, count * inputs);
    }
  }

  private float[] manyDx(int count) {
    if (manyDx.length < count * inputs) {
      manyDx = new float[PIECE * inputs];
    }
    return manyDx;
  }

  private void check(float[] x, float[] targets, int n) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, inputs, "inputs");
    if (readsTargets) {
      Arguments.rows("t", targets, n, outputs, "outputs");
    }
  }

  /** Computes the losses of a piece and their derivatives by the outputs; returns the sum. */
  private double piece(float[] x, float[] targets, int from, int count) {
    makeRoom(count);
    System.arraycopy(x, from * inputs, manyX, 0, count * inputs);
    forward.forward(manyX, manyY, count);
    double sum = 0;
    for (int row = 0; row < count; row++) {
      System.arraycopy(manyY, row * outputs, y, 0, outputs);
      sum += loss.of(y, own(targets, from + row), e);
      System.arraycopy(e, 0, manyE, row * outputs, outputs);
    }
    return sum;
  }

  private void makeRoom(int count) {
    if (manyY.length < count * outputs) {
      manyX = new float[count * inputs];
      manyY = new float[count * outputs];
      manyE = new float[count * outputs];
      part = new float[parameters.length];
    }
  }

  @Override
  public void backward(float[] x, float[] seed, float[] g, float[] dx) {
    backprop.backward(x, seed, g, dx);
  }

  @Override
  public void backward(float[] x, float[] seed, int n, float[] g, float[] dx) {
    backprop.backward(x, seed, n, g, dx);
  }

  @Override
  public void vjp(float[] x, float[] v, float[] dx) {
    backprop.vjp(x, v, dx);
  }

  @Override
  public void vjp(float[] x, float[] v, int n, float[] dx) {
    backprop.vjp(x, v, n, dx);
  }

  @Override
  public float steepness(int layer, float v, float y1) {
    return backprop.steepness(layer, v, y1);
  }
}
