package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.Generator;
import java.util.Arrays;

/**
 * Computes products of random sizes by vectors and by plain Java, and compares them; runs in a
 * virtual machine that has vectors.
 */
final class VectorComparison {
  private static final int TRIALS = 400;
  private static final int ROW = Tile72.ROW;

  private final Generator generator;
  private final TileVectors vectors = TileVectors.VECTORS;

  private VectorComparison(long seed) {
    this.generator = new Generator(seed);
  }

  /** Prints {@code equal}. */
  public static void main(String[] args) {
    for (int seed = 1; seed <= TRIALS; seed++) {
      VectorComparison comparison = new VectorComparison(seed);
      comparison.compareProducts("products, seed " + seed);
      comparison.compareSums("sums, seed " + seed);
    }
    System.out.println("equal");
  }

  private static void check(String what, float[] expected, float[] actual) {
    if (!Arrays.equals(expected, actual)) {
      throw new AssertionError(
          what + ": " + Arrays.toString(expected) + " " + Arrays.toString(actual));
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
    vectors.product(x, terms, p, 0, termStride, stride, biases, columns, actual, 0, ROW);
    for (int j = 0; j < columns; j++) {
      check(what, row(expected, j), row(actual, j));
    }
  }

  private static float[] row(float[][] tile, int j) {
    return Arrays.copyOfRange(tile[j / 4], j % 4 * ROW, (j % 4 + 1) * ROW);
  }

  /** What is around the matrix must stay as it is. */
  private void compareSums(String what) {
    int count = 1 + generator.nextInt(30);
    int width = 1 + generator.nextInt(ROW);
    int n = 1 + generator.nextInt(ROW);
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
    vectors.addOuter(u, ROW, count, z, ROW, width, n, actual, at, rowStride, columnStride, sum);
    check(what, expected, actual);
  }
}
