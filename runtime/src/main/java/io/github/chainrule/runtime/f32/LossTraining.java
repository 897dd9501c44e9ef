package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f32.internal.Arguments;

/** Computes a loss of one's own, and its gradient, of a network that values are left out of. */
final class LossTraining implements Training {
  final Training training;
  private final float[] parameters;
  private final LossPieces pieces;

  // The masks of the samples at hand, and those of a piece of them.
  private float[] masks;
  private float[] piece = {};

  LossTraining(DropoutModel network, SampleLoss loss) {
    this.training = network.newTraining();
    this.parameters = network.parameters();
    this.pieces =
        new LossPieces(network, loss) {
          @Override
          void forward(float[] xs, float[] ys, int from, int count) {
            training.forward(xs, ys, count, masks(from, count));
          }

          @Override
          void backward(float[] xs, float[] es, int from, int count, float[] g, float[] dxs) {
            training.backward(xs, es, count, masks(from, count), g, dxs);
          }
        };
  }

  float[] masks(int from, int count) {
    int size = training.masks().size();
    if (piece.length < count * size) {
      piece = new float[count * size];
    }
    System.arraycopy(masks, from * size, piece, 0, count * size);
    return piece;
  }

  @Override
  public DropoutMasks masks() {
    return training.masks();
  }

  @Override
  public double gradient(float[] x, float[] t, int n, long seed, float[] g) {
    check(x, t, n, g);
    return gradient(x, t, n, masks().draw(seed, n), g);
  }

  private void check(float[] x, float[] t, int n, float[] g) {
    pieces.check(x, t, n);
    Arguments.length("g", g, parameters.length, "parameters");
    Arguments.written("g", g, x, t, parameters);
  }

  @Override
  public double gradient(float[] x, float[] t, int n, float[] m, float[] g) {
    check(x, t, n, g);
    Arguments.rows("m", m, n, masks().size(), "masks");
    Arguments.written("g", g, m, parameters);
    masks = m;
    double mean = pieces.gradient(x, t, n, g, null);
    masks = null;
    return mean;
  }

  @Override
  public void forward(float[] x, float[] y, int n, float[] m) {
    training.forward(x, y, n, m);
  }

  @Override
  public void backward(float[] x, float[] e, int n, float[] m, float[] g, float[] dx) {
    training.backward(x, e, n, m, g, dx);
  }
}
