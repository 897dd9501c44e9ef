package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.Window;
import java.util.Arrays;

/**
 * Multiplies the positions of single samples through windows, for generated code, where there are
 * dozens of positions: by vectors where there are some, unless by transposed matrices, else with
 * the positions side by side in rows of 72, as {@link Tile72} has samples. Loops over so many
 * compile to vector code, which loops over the features of a position do not.
 *
 * <p>Where a tap does not reach, zeros are multiplied. That changes no sum but one that is 0, whose
 * sign it may change, and one that is not a number: these are computed once more, without.
 *
 * <p>An instance owns its workspace, which grows to what the largest window needs: use one per
 * thread.
 */
public final class WindowProducts {
  private static final int ROW = TileTerms72.ROW;
  private static final int ROWS = TileTerms72.ROWS;

  /** What is read, feature by feature, each along the positions. */
  private float[] planes = {};

  /** Up to four features at the positions that are paired with 72 others. */
  private float[] near = {};

  /** The sums of 72 positions, a row for each column. */
  private float[][] sums = {};

  /** Makes one that has no workspace yet. */
  public WindowProducts() {}

  /**
   * What goes through a window: {@code y_qj = bias_j + Σ x_pi w_tij} over the taps t that pair q
   * with a p, and over i, both in ascending order.
   *
   * @param window the taps, each of which writes neighbours
   * @param x the rows p to multiply are in it, one after another
   * @param xAt where the first one begins
   * @param w the matrices of the taps are in it, one after another, the elements of a row side by
   *     side
   * @param wAt where the first one begins
   * @param b the biases are in it
   * @param bAt where they begin
   * @param y the rows q, written; overlaps no operand
   * @param yAt where the first one begins
   * @param terms the number of i
   * @param columns the number of j
   */
  public void multiply(
      Window window,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int columns) {
    boolean isDone =
        TileVectors.areUsed()
            && TileVectors.VECTORS.rowWindow(
                window, x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, columns);
    if (!isDone) {
      multiply(window, x, xAt, w, wAt, terms * columns, columns, 1, b, bAt, y, yAt, terms, columns);
    }
  }

  /**
   * The same without biases.
   *
   * @param window the taps, each of which writes neighbours
   * @param x the rows p to multiply are in it, one after another
   * @param xAt where the first one begins
   * @param w the matrices of the taps are in it
   * @param wAt where the first one begins
   * @param y the rows q, written; overlaps no operand
   * @param yAt where the first one begins
   * @param terms the number of i
   * @param columns the number of j
   */
  public void multiply(
      Window window,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int terms,
      int columns) {
    multiply(window, x, xAt, w, wAt, null, 0, y, yAt, terms, columns);
  }

  /**
   * What goes through a window by transposed matrices: {@code y_qj = Σ x_pi w_tji} over the taps t
   * that pair q with a p, and over i, both in ascending order.
   *
   * @param window the taps, each of which writes neighbours
   * @param x the rows p to multiply are in it, one after another
   * @param xAt where the first one begins
   * @param w the matrices of the taps are in it, one after another, the elements of a row side by
   *     side
   * @param wAt where the first one begins
   * @param y the rows q, written; overlaps no operand
   * @param yAt where the first one begins
   * @param terms the number of i
   * @param columns the number of j
   */
  public void multiplyTransposed(
      Window window,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int terms,
      int columns) {
    multiply(window, x, xAt, w, wAt, terms * columns, 1, terms, null, 0, y, yAt, terms, columns);
  }

  private void multiply(
      Window window,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      int tapStride,
      int termStride,
      int stride,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int columns) {
    if (!window.writesNeighbours()) {
      throw new IllegalArgumentException("window: taps that write no neighbours");
    }
    int read = window.read();
    separate(x, xAt, read, terms);
    if (near.length == 0) {
      near = new float[ROWS * ROW];
    }
    if (sums.length * ROWS < columns) {
      sums = TileTerms72.tile(columns);
    }
    int all = window.taps().length * terms;
    // The last term of a tap is a neighbour of the first of the next, unless they are transposed.
    boolean goOn = tapStride == terms * termStride;
    for (int start = 0; start < window.positions(); start += ROW) {
      begin(b, bAt, columns);
      int count;
      for (int t = 0; t < all; t += count) {
        count = Math.min(ROWS, goOn ? all - t : terms - t % terms);
        for (int r = 0; r < count; r++) {
          gather(window, (t + r) / terms, (t + r) % terms * read, start, r * ROW);
        }
        int at = wAt + t / terms * tapStride + t % terms * termStride;
        for (int j = 0; j < columns; j += ROWS) {
          int rows = Math.min(ROWS, columns - j);
          TileTerms72.add(
              sums[j / ROWS], rows, near, count, w, at + j * stride, termStride, stride);
        }
      }
      int n = Math.min(ROW, window.positions() - start);
      TileCopies72.store(sums, 0, columns, y, yAt + start * columns, columns, n, ROW);
    }
    for (Window.Run run : window.runs()) {
      if (!run.isWhole) {
        correct(run, x, xAt, w, wAt, tapStride, termStride, stride, b, bAt, y, yAt, terms, columns);
      }
    }
  }

  /** Puts each feature along the positions. */
  private void separate(float[] x, int xAt, int read, int features) {
    if (planes.length < read * features) {
      planes = new float[read * features];
    }
    for (int i = 0; i < features; i++) {
      int to = i * read;
      int from = xAt + i;
      for (int p = 0; p < read; p++) {
        planes[to + p] = x[from + p * features];
      }
    }
  }

  private void begin(float[] b, int bAt, int columns) {
    for (int j = 0; j < columns; j++) {
      float first = b == null ? TileTerms72.NOTHING : b[bAt + j];
      int at = j % ROWS * ROW;
      Arrays.fill(sums[j / ROWS], at, at + ROW, first);
    }
  }

  /** Lays a feature beside the positions from {@code start} on that a tap pairs it with. */
  private void gather(Window window, int tap, int plane, int start, int row) {
    Window.Tap pairs = window.taps()[tap];
    if (pairs.pairs() < window.positions()) {
      Arrays.fill(near, row, row + ROW, 0f);
    }
    for (int a = 0; a < pairs.outer; a++) {
      int first = pairs.writtenAt(a, 0);
      int skipped = Math.max(0, start - first);
      int count = Math.min(pairs.inner, start + ROW - first) - skipped;
      if (count > 0) {
        int from = plane + pairs.readAt(a, skipped);
        copy(from, pairs.readInner, row + first + skipped - start, count);
      }
    }
  }

  private void copy(int from, int step, int to, int count) {
    if (step == 1) {
      System.arraycopy(planes, from, near, to, count);
    } else {
      for (int k = 0; k < count; k++) {
        near[to + k] = planes[from + k * step];
      }
    }
  }

  /** Computes once more what zeros may have changed. */
  private static void correct(
      Window.Run run,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      int tapStride,
      int termStride,
      int stride,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int columns) {
    for (int k = 0; k < run.written.length; k++) {
      int from = xAt + run.read[k] * terms;
      int to = yAt + run.written[k] * columns;
      for (int j = 0; j < columns; j++) {
        if (y[to + j] == 0f || Float.isNaN(y[to + j])) {
          float first = b == null ? TileTerms72.NOTHING : b[bAt + j];
          y[to + j] =
              sum(first, run.parts, x, from, w, wAt + j * stride, tapStride, termStride, terms);
        }
      }
    }
  }

  private static float sum(
      float first,
      int[] parts,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      int tapStride,
      int termStride,
      int terms) {
    float sum = first;
    for (int part = 0; part < parts.length; part += 3) {
      for (int tap = 0; tap < parts[part + 2]; tap++) {
        int from = xAt + (parts[part + 1] + tap) * terms;
        int at = wAt + (parts[part] + tap) * tapStride;
        for (int i = 0; i < terms; i++) {
          sum += w[at + i * termStride] * x[from + i];
        }
      }
    }
    return sum;
  }
}
