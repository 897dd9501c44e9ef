package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f32.internal.Arguments;

/**
 * Computes a loss of one's own and its derivatives: outputs forward, e = ∂E/∂y by the loss, and e
 * back.
 */
final class LossBackprop implements Backprop {
  private final SampleLoss loss;
  final Forward forward;
  final Backprop backprop;
  private final int inputs;
  private final int outputs;
  private final boolean readsTargets;
  private final float[] parameters;

  // One sample.
  private final float[] y;
  private final float[] t;
  private final float[] e;

  private final LossPieces pieces;

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
    this.pieces =
        new LossPieces(network, loss) {
          @Override
          void forward(float[] xs, float[] ys, int from, int count) {
            forward.forward(xs, ys, count);
          }

          @Override
          void backward(float[] xs, float[] es, int from, int count, float[] g, float[] dxs) {
            backprop.backward(xs, es, count, g, dxs);
          }
        };
  }

  @Override
  public double loss(float[] x, float[] targets) {
    Arguments.length("x", x, inputs, "inputs");
    checkTargets(targets);
    forward.forward(x, y);
    return loss.of(y, own(targets), e);
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

  /** The targets in an array of the loss's own, null if it reads none. */
  private float[] own(float[] targets) {
    if (!readsTargets) {
      return null;
    }
    System.arraycopy(targets, 0, t, 0, outputs);
    return t;
  }

  @Override
  public double loss(float[] x, float[] targets, int n) {
    pieces.check(x, targets, n);
    return pieces.loss(x, targets, n);
  }

  @Override
  public double gradient(float[] x, float[] targets, int n, float[] g) {
    Arguments.length("g", g, parameters.length, "parameters");
    return gradient(x, targets, n, g, null);
  }

  @Override
  public double gradient(float[] x, float[] targets, int n, float[] g, float[] dx) {
    pieces.check(x, targets, n);
    Arguments.either(g, dx);
    Arguments.lengthOrNull("g", g, parameters.length, "parameters");
    Arguments.rowsOrNull("dx", dx, n, inputs, "inputs");
    Arguments.written("g", g, x, targets, parameters);
    Arguments.written("dx", dx, x, targets, g, parameters);
    return pieces.gradient(x, targets, n, g, dx);
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
