package io.github.chainrule.runtime.f32.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Elementary;
import java.util.Arrays;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Tiles compute what plain loops compute, to the bit: the order of sums is the same. */
final class Tile72Test {
  private static final int ROW = Tile72.ROW;

  private int inputs;
  private int outputs;
  private int n;
  private int start;
  private int span;
  private float[] x;
  private float[] d;
  private float[] p;
  private float[][] xTile;
  private float[][] dTile;

  /** Draws sizes and samples; the repetition is the seed. */
  private Generator draw(RepetitionInfo repetition) {
    Generator generator = new Generator(repetition.getCurrentRepetition());
    inputs = 1 + generator.nextInt(20);
    outputs = 1 + generator.nextInt(20);
    n = Tile72.count(1 + generator.nextInt(ROW), Tile72.ROWS);
    span = Tile72.span(n);
    start = generator.nextInt(3);
    x = numbers(generator, (start + n) * inputs);
    d = numbers(generator, (start + n) * outputs);
    p = numbers(generator, 2 + inputs * outputs + outputs);
    xTile = Tile72.tile(inputs);
    dTile = Tile72.tile(outputs);
    Tile72.load(x, start, n, inputs, xTile, span);
    Tile72.load(d, start, n, outputs, dTile, span);
    return generator;
  }

  /** Zeros of both signs are among them, since sums must keep those. */
  private static float[] numbers(Generator generator, int length) {
    float[] numbers = new float[length];
    for (int k = 0; k < length; k++) {
      int kind = generator.nextInt(6);
      numbers[k] = kind == 0 ? 0f : kind == 1 ? -0f : Real.round(generator.normal());
    }
    return numbers;
  }

  private float x(int b, int i) {
    return x[(start + b) * inputs + i];
  }

  private float d(int b, int j) {
    return d[(start + b) * outputs + j];
  }

  private float weight(int i, int j) {
    return p[2 + i * outputs + j];
  }

  private void assertTile(float[][] tile, int columns, float[] expected) {
    float[] actual = new float[(start + n) * columns];
    Tile72.store(tile, columns, actual, start, n, span);
    float[] stored = Arrays.copyOfRange(actual, start * columns, actual.length);
    assertEquals(Arrays.toString(expected), Arrays.toString(stored));
  }

  @RepeatedTest(40)
  void storingGivesWhatWasLoaded(RepetitionInfo repetition) {
    draw(repetition);
    assertTile(xTile, inputs, Arrays.copyOfRange(x, start * inputs, x.length));
  }

  @RepeatedTest(40)
  void rowsAreCopiedToWhereTheyAreWanted(RepetitionInfo repetition) {
    Generator generator = draw(repetition);
    int from = generator.nextInt(inputs);
    int count = 1 + generator.nextInt(inputs - from);
    int at = generator.nextInt(6);
    float[][] target = Tile72.tile(at + count + 1);
    Tile72.copy(xTile, from, count, target, at, span);
    float[] expected = new float[n * (at + count + 1)];
    for (int b = 0; b < n; b++) {
      for (int i = 0; i < count; i++) {
        expected[b * (at + count + 1) + at + i] = x(b, from + i);
      }
    }
    assertTile(target, at + count + 1, expected);
  }

  @RepeatedTest(40)
  void affineMapAddsTheInputsToTheBiasInOrder(RepetitionInfo repetition) {
    draw(repetition);
    int biases = 2 + inputs * outputs;
    float[] expected = new float[n * outputs];
    for (int b = 0; b < n; b++) {
      for (int j = 0; j < outputs; j++) {
        float sum = p[biases + j];
        for (int i = 0; i < inputs; i++) {
          sum += weight(i, j) * x(b, i);
        }
        expected[b * outputs + j] = sum;
      }
    }
    Tile72.affine(xTile, inputs, p, 2, biases, outputs, dTile, span);
    assertTile(dTile, outputs, expected);
  }

  @RepeatedTest(40)
  void transposedMapAddsTheOutputsInOrder(RepetitionInfo repetition) {
    draw(repetition);
    float[] expected = new float[n * inputs];
    for (int b = 0; b < n; b++) {
      for (int i = 0; i < inputs; i++) {
        float sum = weight(i, 0) * d(b, 0);
        for (int j = 1; j < outputs; j++) {
          sum += weight(i, j) * d(b, j);
        }
        expected[b * inputs + i] = sum;
      }
    }
    Tile72.transposed(dTile, outputs, p, 2, inputs, xTile, span);
    assertTile(xTile, inputs, expected);
  }

  @RepeatedTest(40)
  void outerProductsAreAddedSampleBySample(RepetitionInfo repetition) {
    Generator generator = draw(repetition);
    float[] g = numbers(generator, 2 + inputs * outputs + outputs);
    float[] expected = g.clone();
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < outputs; j++) {
        for (int b = 0; b < n; b++) {
          expected[2 + i * outputs + j] += x(b, i) * d(b, j);
        }
      }
    }
    for (int j = 0; j < outputs; j++) {
      for (int b = 0; b < n; b++) {
        expected[2 + inputs * outputs + j] += d(b, j);
      }
    }
    float[] alongInputs = g.clone();
    float[][] rows = TileSums72.tile(ROW);
    float[] sums = TileSums72.tile(4)[0];
    TileSums72.turn(dTile, ROW, 0, outputs, n, rows, span);
    TileSums72.addOuter(xTile, ROW, inputs, rows, outputs, n, g, 2, outputs, 1, sums, span);
    TileSums72.copy(x, start, inputs, 0, inputs, n, rows);
    TileSums72.addOuter(
        dTile, ROW, outputs, rows, inputs, n, alongInputs, 2, 1, outputs, sums, span);
    Tile72.addSums(dTile, outputs, n, g, 2 + inputs * outputs, span);
    Tile72.addSums(dTile, outputs, n, alongInputs, 2 + inputs * outputs, span);
    assertEquals(Arrays.toString(expected), Arrays.toString(g));
    assertEquals(Arrays.toString(expected), Arrays.toString(alongInputs));
  }

  @RepeatedTest(20)
  void sumsAndMaximaAreThoseOfEachSample(RepetitionInfo repetition) {
    draw(repetition);
    float[] sums = new float[n];
    float[] maxima = new float[n];
    double total = -1;
    for (int b = 0; b < n; b++) {
      sums[b] = x(b, 0);
      maxima[b] = x(b, 0);
      for (int i = 1; i < inputs; i++) {
        sums[b] += x(b, i);
        maxima[b] = Math.max(maxima[b], x(b, i));
      }
      total += sums[b];
    }
    float[][] row = Tile72.tile(1);
    Tile72.max(xTile, inputs, row, span);
    assertTile(row, 1, maxima);
    Tile72.sum(xTile, inputs, row, span);
    assertTile(row, 1, sums);
    assertEquals(total, Tile72.total(row, n, -1));
    int last = Math.min(inputs, Tile72.ROWS) - 1;
    assertEquals(row[0][n - 1], row[0][last * ROW + n - 1]);
  }

  @RepeatedTest(20)
  void exponentialsAreThoseOfEachNumber(RepetitionInfo repetition) {
    Generator generator = draw(repetition);
    float[] extremes = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f};
    for (int k = 0; k < x.length; k++) {
      int kind = generator.nextInt(2 * extremes.length);
      x[k] = kind < extremes.length ? extremes[kind] : 500 * x[k];
    }
    Tile72.load(x, start, n, inputs, xTile, span);
    float[][] powers = Tile72.tile(inputs);
    TileFunctions72.exp(xTile, inputs, powers, span);
    float[] expected = new float[n * inputs];
    for (int b = 0; b < n; b++) {
      for (int i = 0; i < inputs; i++) {
        expected[b * inputs + i] = Elementary.exp(x(b, i));
      }
    }
    assertTile(powers, inputs, expected);
  }
}
