package io.github.chainrule.runtime.f32.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Products of random matrices are those of plain loops, bit by bit. */
class TransposedProductsTest {
  private static final int MOST_TERMS = 40;
  private static final int MOST_ROWS = 12;

  private final Random random = new Random();

  @RepeatedTest(10)
  void multipliesAsPlainLoopsDo(RepetitionInfo repetition) {
    random.setSeed(repetition.getCurrentRepetition());
    TransposedProducts products = new TransposedProducts(MOST_TERMS, MOST_ROWS);
    for (int round = 0; round < 20; round++) {
      int rows = 1 + random.nextInt(MOST_ROWS);
      int terms = 1 + random.nextInt(MOST_TERMS);
      int columns = 1 + random.nextInt(3 * Tile72.ROW);
      int at = random.nextInt(100);
      float[] d = numbers(rows * terms);
      float[] w = numbers(at + columns * terms);
      float[] e = numbers(rows * columns + 1);
      float[] expected = e.clone();
      for (int r = 0; r < rows; r++) {
        for (int i = 0; i < columns; i++) {
          float sum = d[r * terms] * w[at + i * terms];
          for (int j = 1; j < terms; j++) {
            sum += d[r * terms + j] * w[at + i * terms + j];
          }
          expected[r * columns + i] = sum;
        }
      }
      products.multiply(d, rows, terms, w, at, columns, e);
      String shape = rows + " rows, " + terms + " terms, " + columns + " columns";
      assertArrayEquals(expected, e, shape);
    }
  }

  /** Some of which make others NaN or infinite. */
  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 2f * random.nextFloat() - 1f;
      if (random.nextInt(500) == 0) {
        numbers[i] = Float.POSITIVE_INFINITY;
      } else if (random.nextInt(50) == 0) {
        numbers[i] = -0f;
      }
    }
    return numbers;
  }
}
