package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.internal.VectorUnit;
import java.util.Arrays;

/**
 * Computes products of random sizes by vectors and by plain Java, and compares them; runs in a
 * virtual machine that has vectors.
 */
final class VectorComparison {
  private static final int TRIALS = 400;
  private static final int ROW = Tile72.ROW;

  /** Nanoseconds. */
  private static final long PATIENCE = 15_000_000_000L;

  /** Where functions begin to be computed otherwise, and what has no usual sign or size. */
  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    9e-10f,
    -9e-10f,
    87f,
    -87f,
    88f,
    -88f,
    708f,
    -708f,
    709f,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  /** How many floats a number of this precision is as long as. */
  private static final int PER_FLOAT = Float.BYTES / Integer.BYTES;

  private final Generator generator;
  private final TileVectors vectors = TileVectors.VECTORS;

  private VectorComparison(long seed) {
    this.generator = new Generator(seed);
  }

  /** Prints {@code equal}. */
  public static void main(String[] args) throws InterruptedException {
    if (VectorUnit.floats() / PER_FLOAT < 4) {
      System.out.println(TileVectors.VECTORS == null ? "equal" : "vectors of two numbers");
      return;
    }
    // Where they are slower than plain Java they never count as compiled, though they are by then.
    VectorAllocation.awaitVectors(PATIENCE);
    for (int seed = 1; seed <= TRIALS; seed++) {
      VectorComparison comparison = new VectorComparison(seed);
      comparison.compareProducts("products, seed " + seed);
      comparison.compareSums("sums, seed " + seed);
      comparison.compareTaps("taps, seed " + seed);
      comparison.compareRows("rows, seed " + seed);
      new WindowComparison(seed, comparison.vectors).compare("windows, seed " + seed);
      comparison.compareFunctions("functions, seed " + seed);
      comparison.compareExponentials("exponentials, seed " + seed);
    }
    System.out.println("equal");
  }

  static void check(String what, float[] expected, float[] actual) {
    if (!Arrays.equals(expected, actual)) {
      throw new AssertionError(
          what + ": " + Arrays.toString(expected) + " " + Arrays.toString(actual));
    }
  }

  static void checkDone(String what, boolean expected, boolean actual) {
    if (expected != actual) {
      throw new AssertionError(what + ": " + (actual ? "computed" : "not computed"));
    }
  }

  /** Numbers of which some are zeros of both signs, since sums must keep those. */
  private void fill(float[] numbers) {
    for (int k = 0; k < numbers.length; k++) {
      int kind = generator.nextInt(6);
      numbers[k] = kind == 0 ? 0f : kind == 1 ? -0f : Real.round(generator.normal());
    }
  }

  private float[] numbers(int length) {
    float[] numbers = new float[length];
    fill(numbers);
    return numbers;
  }

  private float[][] tile(int rows) {
    float[][] tile = Tile72.tile(rows);
    for (float[] array : tile) {
      fill(array);
    }
    return tile;
  }

  private void compareProducts(String what) {
    int terms = 1 + generator.nextInt(30);
    int columns = 1 + generator.nextInt(30);
    boolean isTransposed = generator.nextInt(2) == 0;
    int termStride = isTransposed ? 1 : columns;
    int stride = isTransposed ? terms : 1;
    int biases = generator.nextInt(2) == 0 ? -1 : terms * columns;
    float[] p = numbers(terms * columns + columns);
    float[][] x = tile(terms);
    float[][] expected = tile(columns);
    float[][] actual = tile(columns);
    Tile72.plainProduct(x, terms, p, 0, termStride, stride, biases, columns, expected);
    int span = span();
    float[][] packed = packed(x, terms, span);
    float[] after = after(actual, columns, span);
    vectors.product(packed, terms, p, 0, termStride, stride, biases, columns, actual, 0, ROW, span);
    checkRows(what, expected, actual, columns, span);
    check(what + ", after the rows", after, after(actual, columns, span));
    Tile72.plainProduct(x, terms, p, 0, termStride, stride, biases, columns, expected);
    float[][] begun = packed(expected, columns, span);
    float[] afterBegun = after(begun, columns, span);
    addPlain(x, terms, p, termStride, stride, columns, expected);
    vectors.addProduct(packed, 0, terms, p, 0, termStride, stride, columns, begun, 0, ROW, span);
    checkRows(what + ", added", expected, begun, columns, span);
    check(what + ", after what is added to", afterBegun, after(begun, columns, span));
    compareReductions(what, x, packed, terms, span);
  }

  private static void addPlain(
      float[][] x, int terms, float[] p, int termStride, int stride, int columns, float[][] y) {
    for (int i = 0; i < terms; i += 4) {
      for (int j = 0; j < columns; j += 4) {
        int at = i * termStride + j * stride;
        TileTerms72.add(y[j / 4], columns - j, x[i / 4], terms - i, p, at, termStride, stride);
      }
    }
  }

  private void compareReductions(String what, float[][] x, float[][] packed, int terms, int span) {
    float[] expected = new float[4 * ROW];
    float[] actual = new float[4 * ROW];
    TileReductions72.sum(x, 0, terms, expected);
    vectors.sum(packed, 0, terms, actual, ROW, span);
    check(what + ", summed", Arrays.copyOf(expected, span), Arrays.copyOf(actual, span));
    TileReductions72.max(x, 0, terms, expected);
    vectors.max(packed, 0, terms, actual, ROW, span);
    check(what + ", largest", Arrays.copyOf(expected, span), Arrays.copyOf(actual, span));
  }

  /** How much of rows may be computed: what is in whole vectors. */
  private int span() {
    return 1 + generator.nextInt(ROW - ROW % VectorUnit.floats());
  }

  /** The same rows as vectors want them. */
  private float[][] packed(float[][] tile, int rows, int span) {
    float[][] packed = tile(rows);
    for (int i = 0; i < rows; i++) {
      int each = TileVectors.rows(ROW, span);
      int row = TileVectors.row(ROW, span);
      System.arraycopy(tile[i / 4], i % 4 * ROW, packed[i / each], i % each * row, span);
    }
    return packed;
  }

  private static void checkRows(
      String what, float[][] expected, float[][] actual, int rows, int span) {
    int each = TileVectors.rows(ROW, span);
    int row = TileVectors.row(ROW, span);
    for (int j = 0; j < rows; j++) {
      int at = j % each * row;
      check(
          what,
          Arrays.copyOfRange(expected[j / 4], j % 4 * ROW, j % 4 * ROW + span),
          Arrays.copyOfRange(actual[j / each], at, at + span));
    }
  }

  /** What an array of a tile has after the last row. */
  private static float[] after(float[][] tile, int rows, int span) {
    int last = (rows - 1) / TileVectors.rows(ROW, span);
    int end = Tile72.numbers(rows, last, span);
    return Arrays.copyOfRange(tile[last], end, tile[last].length);
  }

  /** A tap of windows of two steps, between images of 3 × 3 and 2 × 2. */
  private void compareTaps(String what) {
    int inputs = 1 + generator.nextInt(9);
    int outputs = 1 + generator.nextInt(9);
    int span = span();
    int n = 1 + generator.nextInt(span);
    float[][] x = positions(9, inputs);
    float[][] d = positions(4, outputs);
    float[][] xPacked = packedPositions(x, 9, inputs, span);
    float[][] dPacked = packedPositions(d, 4, outputs, span);
    float[] expected = numbers(inputs * outputs + 3);
    float[] actual = expected.clone();
    TileTaps72.addPlainOuter(
        x, inputs, d, outputs, n, expected, 2, new float[4 * ROW], 2, 2, 4, 3, 1, 0, 2, 1);
    vectors.addTapOuter(
        xPacked,
        inputs,
        dPacked,
        outputs,
        n,
        actual,
        2,
        new float[4 * ROW],
        2,
        2,
        4,
        3,
        1,
        0,
        2,
        1,
        ROW,
        span);
    check(what, expected, actual);
  }

  private float[][] positions(int positions, int features) {
    return tile(positions * ((features + 3) / 4) * 4);
  }

  private float[][] packedPositions(float[][] tile, int positions, int features, int span) {
    int each = TileVectors.rows(ROW, span);
    int row = TileVectors.row(ROW, span);
    int arrays = Tile72.arrays(features, span);
    float[][] packed = tile(positions * arrays * 4);
    for (int s = 0; s < positions; s++) {
      for (int i = 0; i < features; i++) {
        float[] from = tile[s * ((features + 3) / 4) + i / 4];
        float[] to = packed[s * arrays + i / each];
        System.arraycopy(from, i % 4 * ROW, to, i % each * row, span);
      }
    }
    return packed;
  }

  /** What is around the row, and around the matrix, must stay as it is. */
  private void compareRows(String what) {
    int terms = 1 + generator.nextInt(30);
    int columns = 1 + generator.nextInt(170);
    boolean fits = columns >= VectorUnit.floats() / PER_FLOAT;
    int stride = columns + generator.nextInt(3);
    int at = generator.nextInt(5);
    float[] x = numbers(at + terms);
    float[] w = numbers(at + terms * stride + columns);
    float[] biases = generator.nextInt(2) == 0 ? null : numbers(at + columns);
    float[] expected = numbers(at + columns + generator.nextInt(3));
    float[] actual = expected.clone();
    for (int j = 0; j < columns; j++) {
      float sum = biases == null ? -0f : biases[at + j];
      for (int i = 0; i < terms; i++) {
        sum += w[at + i * stride + j] * x[at + i];
      }
      expected[at + j] = sum;
    }
    float[] before = actual.clone();
    boolean isDone =
        vectors.rowProduct(x, at, w, at, biases, at, actual, at, terms, columns, stride);
    checkDone(what, fits, isDone);
    check(what, fits ? expected : before, actual);
    float[] outer = numbers(at + terms * columns + generator.nextInt(3));
    float[] actualOuter = outer.clone();
    for (int i = 0; i < terms; i++) {
      for (int j = 0; j < columns; j++) {
        outer[at + i * columns + j] = x[at + i] * w[at + j];
      }
    }
    float[] outerBefore = actualOuter.clone();
    checkDone(what, fits, vectors.rowOuter(x, at, w, at, actualOuter, at, terms, columns));
    check(what + ", outer", fits ? outer : outerBefore, actualOuter);
  }

  /** What is around the results must stay as it is. */
  private void compareFunctions(String what) {
    int count = 1 + generator.nextInt(70);
    int at = generator.nextInt(5);
    float[] x = new float[at + count + 2];
    for (int k = 0; k < x.length; k++) {
      double size = Math.pow(10, generator.uniform(-46, 39));
      x[k] = Real.round(generator.nextInt(5) == 0 ? size : generator.normal() * Math.sqrt(size));
      x[k] = generator.nextInt(8) == 0 ? special() : x[k];
    }
    float[] tanh = numbers(x.length);
    float[] sigmoid = tanh.clone();
    float[] actual = tanh.clone();
    float[] actualSigmoid = tanh.clone();
    for (int k = at; k < at + count; k++) {
      tanh[k] = Elementary.tanh(x[k]);
      sigmoid[k] = Elementary.sigmoid(x[k]);
    }
    boolean fits = Float.BYTES == Integer.BYTES && count >= VectorUnit.floats();
    float[] before = actual.clone();
    checkDone(what, fits, vectors.rowTanh(x, at, actual, at, count));
    check(what + ", tanh", fits ? tanh : before, actual);
    checkDone(what, fits, vectors.rowSigmoid(x, at, actualSigmoid, at, count));
    check(what + ", sigmoid", fits ? sigmoid : before, actualSigmoid);
  }

  private float special() {
    return SPECIAL[generator.nextInt(SPECIAL.length)];
  }

  /** What follows the results must stay as it is. */
  private void compareExponentials(String what) {
    int count = 1 + generator.nextInt(70);
    double size = Math.pow(10, generator.uniform(-3, 4));
    float[] x = new float[count + 2];
    for (int k = 0; k < x.length; k++) {
      x[k] = Real.round(generator.normal() * size);
      x[k] = generator.nextInt(60) == 0 ? special() : x[k];
    }
    float[] expected = numbers(x.length);
    float[] actual = expected.clone();
    boolean fits = count >= VectorUnit.floats() / PER_FLOAT;
    for (int k = 0; fits && k < count; k++) {
      expected[k] = Elementary.exp(x[k]);
    }
    checkDone(what, fits, vectors.rowExp(x, actual, count));
    check(what, expected, actual);
  }

  /** What is around the matrix must stay as it is. */
  private void compareSums(String what) {
    int count = 1 + generator.nextInt(30);
    int width = generator.nextInt(2) == 0 ? ROW - generator.nextInt(9) : 1 + generator.nextInt(ROW);
    int span = span();
    int n = 1 + generator.nextInt(span);
    int at = generator.nextInt(5);
    boolean isTransposed = generator.nextInt(2) == 0;
    int rowStride = isTransposed ? 1 : width;
    int columnStride = isTransposed ? count : 1;
    float[][] u = tile(count);
    float[][] z = tile(n);
    float[] expected = numbers(at + count * width + generator.nextInt(40));
    float[] actual = expected.clone();
    float[] sum = new float[4 * ROW];
    TileSums72.addPlainOuter(
        u, ROW, count, z, width, n, expected, at, rowStride, columnStride, sum);
    vectors.addOuter(
        packed(u, count, span),
        TileVectors.row(ROW, span),
        count,
        z,
        ROW,
        width,
        n,
        actual,
        at,
        rowStride,
        columnStride,
        sum);
    check(what, expected, actual);
  }
}
