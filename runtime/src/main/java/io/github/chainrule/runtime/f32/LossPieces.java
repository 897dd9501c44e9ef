package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f32.internal.CodeColumns;

/**
 * Computes a loss of one's own and its gradient of many samples, in pieces of a fixed size that are
 * added in their order: outputs forward, e = ∂E/∂y by the loss, and e back. What outputs are, and
 * how e is propagated, subclasses say.
 */
abstract class LossPieces {
  private static final int PIECE = 256;

  private final SampleLoss loss;
  private final int inputs;
  private final int outputs;
  private final int parameters;
  private final boolean readsTargets;
  private final CodeColumns codes;

  // One sample.
  private final float[] y;
  private final float[] t;
  private final float[] e;

  // A piece; each is empty before it is first needed.
  private float[] manyY = {};
  private float[] manyE = {};

  // What the pieces behind the first need: they do not begin where the arrays of all samples do.
  private float[] laterX = {};
  private float[] laterDx = {};
  private float[] part = {};

  LossPieces(Model network, SampleLoss loss) {
    this.loss = loss;
    this.inputs = network.inputs();
    this.outputs = network.outputs();
    this.parameters = network.parameters().length;
    this.readsTargets = loss.description().readsTargets();
    this.codes = new CodeColumns(network);
    this.y = new float[outputs];
    this.t = new float[outputs];
    this.e = new float[outputs];
  }

  /** Computes the outputs of {@code count} samples, the first of which is number {@code from}. */
  abstract void forward(float[] xs, float[] ys, int from, int count);

  /** Propagates e of these samples back, and sums their gradients; g or dxs may be null. */
  abstract void backward(float[] xs, float[] es, int from, int count, float[] g, float[] dxs);

  /** Checks all samples, of which the network sees but a piece at a time. */
  final void check(float[] x, float[] targets, int n) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, inputs, "inputs");
    if (readsTargets) {
      Arguments.rows("t", targets, n, outputs, "outputs");
    }
    codes.check(x, n);
  }

  /** Returns the mean loss. */
  final double loss(float[] x, float[] targets, int n) {
    double sum = 0;
    for (int from = 0; from < n; from += PIECE) {
      int count = Math.min(PIECE, n - from);
      sum += piece(inputs(x, from, count), targets, from, count);
    }
    return sum / n;
  }

  /** Returns the mean loss, and writes its gradient, and each sample's own by its inputs. */
  final double gradient(float[] x, float[] targets, int n, float[] g, float[] dx) {
    double sum = 0;
    for (int from = 0; from < n; from += PIECE) {
      int count = Math.min(PIECE, n - from);
      float[] xs = inputs(x, from, count);
      sum += piece(xs, targets, from, count);
      goBack(xs, from, count, g, dx);
    }
    for (int k = 0; g != null && k < g.length; k++) {
      g[k] /= n;
    }
    return sum / n;
  }

  /** The inputs of a piece, from the start of an array. */
  private float[] inputs(float[] x, int from, int count) {
    if (from == 0) {
      return x;
    }
    if (laterX.length < count * inputs) {
      laterX = new float[PIECE * inputs];
    }
    System.arraycopy(x, from * inputs, laterX, 0, count * inputs);
    return laterX;
  }

  /** Goes back from a piece; the first one's gradient is written, those of others are added. */
  private void goBack(float[] xs, int from, int count, float[] g, float[] dx) {
    if (from == 0) {
      backward(xs, manyE, 0, count, g, dx);
      return;
    }
    if (part.length < parameters) {
      part = new float[parameters];
    }
    if (dx != null && laterDx.length < count * inputs) {
      laterDx = new float[PIECE * inputs];
    }
    backward(xs, manyE, from, count, g == null ? null : part, dx == null ? null : laterDx);
    for (int k = 0; g != null && k < g.length; k++) {
      g[k] += part[k];
    }
    if (dx != null) {
      System.arraycopy(laterDx, 0, dx, from * inputs, count * inputs);
    }
  }

  /** Computes the losses of a piece and their derivatives by the outputs; returns the sum. */
  private double piece(float[] xs, float[] targets, int from, int count) {
    if (manyY.length < count * outputs) {
      manyY = new float[count * outputs];
      manyE = new float[count * outputs];
    }
    forward(xs, manyY, from, count);
    double sum = 0;
    for (int row = 0; row < count; row++) {
      System.arraycopy(manyY, row * outputs, y, 0, outputs);
      sum += loss.of(y, targets(targets, from + row), e);
      System.arraycopy(e, 0, manyE, row * outputs, outputs);
    }
    return sum;
  }

  /** The targets of one sample, null if the loss reads none. */
  private float[] targets(float[] targets, int row) {
    if (!readsTargets) {
      return null;
    }
    System.arraycopy(targets, row * outputs, t, 0, outputs);
    return t;
  }
}
