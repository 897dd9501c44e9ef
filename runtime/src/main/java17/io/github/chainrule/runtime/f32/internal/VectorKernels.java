package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import io.github.chainrule.runtime.internal.Window;
import java.util.Arrays;

/** Computes tiles and rows by vectors; made only where there are some. */
@FromJava17
final class VectorKernels extends TileVectors {
  private static final int LANES = VectorTiles.LANES;
  private static final float[] NOTHING = {TileTerms72.NOTHING};

  /** A vector of them. */
  private static final float[] NO_BIASES = new float[LANES];

  static {
    Arrays.fill(NO_BIASES, TileTerms72.NOTHING);
  }

  private volatile boolean areCompiled;

  private VectorKernels() {}

  /** Begins to have the kernels compiled. */
  static TileVectors start() {
    VectorKernels kernels = new VectorKernels();
    new WarmUp(kernels).start();
    return kernels;
  }

  /**
   * Has them compiled, in a thread that keeps nobody's classes and that no program waits for. It
   * loads the classes of vectors, too: that takes some ten milliseconds, and the first caller has
   * something to compute.
   */
  @FromJava17
  private static final class WarmUp extends Thread {
    private final VectorKernels kernels;

    WarmUp(VectorKernels kernels) {
      super("chainrule-vectors-f32");
      this.kernels = kernels;
      setContextClassLoader(null);
      setDaemon(true);
      setPriority(MIN_PRIORITY);
    }

    @Override
    public void run() {
      kernels.areCompiled = new VectorWarmUp(kernels).compile();
    }
  }

  @Override
  boolean areCompiled() {
    return areCompiled;
  }

  @Override
  boolean rowProduct(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    boolean fits = columns >= LANES;
    if (fits) {
      VectorRows.product(x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, stride);
    }
    return fits;
  }

  @Override
  boolean rowWindow(
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
      int columns,
      int stride) {
    boolean fits = columns >= LANES;
    if (fits && b == null) {
      VectorWindows.compute(
          window, x, xAt, w, wAt, NO_BIASES, 0, 0, y, yAt, terms, columns, stride);
    } else if (fits) {
      VectorWindows.compute(window, x, xAt, w, wAt, b, bAt, 1, y, yAt, terms, columns, stride);
    }
    return fits;
  }

  @Override
  boolean rowOuter(
      float[] x, int xAt, float[] d, int dAt, float[] g, int gAt, int rows, int columns) {
    boolean fits = columns >= LANES;
    if (fits) {
      VectorRows.outer(x, xAt, d, dAt, g, gAt, rows, columns);
    }
    return fits;
  }

  @Override
  boolean rowTanh(float[] x, int xAt, float[] y, int yAt, int count) {
    return count >= LANES && VectorFunctions.tanh(x, xAt, y, yAt, count);
  }

  @Override
  boolean rowSigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
    return count >= LANES && VectorFunctions.sigmoid(x, xAt, y, yAt, count);
  }

  @Override
  boolean rowExp(float[] x, float[] y, int count) {
    return count >= LANES && VectorFunctions.exp(x, y, count);
  }

  @Override
  void product(
      float[][] x,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      int biases,
      int columns,
      float[][] y,
      int from,
      int longest,
      int span) {
    int row = row(longest, span);
    int shift = shift(longest, span);
    if (biases < 0) {
      VectorProducts.compute(
          x,
          0,
          terms,
          p,
          weights,
          termStride,
          stride,
          NOTHING,
          0,
          0,
          columns,
          y,
          from,
          row,
          shift,
          span);
    } else {
      VectorProducts.compute(
          x,
          0,
          terms,
          p,
          weights,
          termStride,
          stride,
          p,
          biases,
          1,
          columns,
          y,
          from,
          row,
          shift,
          span);
    }
  }

  @Override
  void addProduct(
      float[][] x,
      int first,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      int columns,
      float[][] y,
      int from,
      int longest,
      int span) {
    int row = row(longest, span);
    int shift = shift(longest, span);
    VectorProducts.compute(
        x,
        first,
        terms,
        p,
        weights,
        termStride,
        stride,
        null,
        0,
        0,
        columns,
        y,
        from << shift,
        row,
        shift,
        span);
  }

  @Override
  void addOuter(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int row,
      int width,
      int n,
      float[] g,
      int at,
      int rowStride,
      int columnStride,
      float[] sum) {
    int whole = columnStride == 1 ? width - width % LANES : 0;
    VectorSums.addWhole(u, stride, count, z, row, whole, n, g, at, rowStride);
    for (int j = whole; j < width; j += LANES) {
      int numbers = Math.min(LANES, width - j);
      int b = Math.min(j, row - LANES);
      VectorSums.addPart(
          u, stride, count, z, row, j, b, numbers, n, g, at, rowStride, columnStride, sum);
    }
  }

  @Override
  void addTapOuter(
      float[][] x,
      int inputs,
      float[][] d,
      int outputs,
      int n,
      float[] g,
      int at,
      float[] sums,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner,
      int longest,
      int span) {
    VectorTaps.addOuter(
        x,
        inputs,
        d,
        outputs,
        n,
        g,
        at,
        sums,
        outer,
        inner,
        read,
        readOuter,
        readInner,
        written,
        writtenOuter,
        writtenInner,
        row(longest, span),
        shift(longest, span));
  }

  @Override
  void sum(float[][] tile, int from, int columns, float[] sums, int longest, int span) {
    VectorReductions.sum(
        tile, from, columns, sums, row(longest, span), shift(longest, span), span);
  }

  @Override
  void max(float[][] tile, int from, int columns, float[] largest, int longest, int span) {
    VectorReductions.max(
        tile, from, columns, largest, row(longest, span), shift(longest, span), span);
  }
}
