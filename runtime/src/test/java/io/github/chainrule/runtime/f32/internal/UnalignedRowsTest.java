package io.github.chainrule.runtime.f32.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import org.junit.jupiter.api.Test;

/** Rows that are computed in local variables, compared with sums one by one. */
class UnalignedRowsTest {
  private static final long SEED = 20261128;

  private final Generator generator = new Generator(SEED);

  @Test
  void rowsOfEveryWidthHaveTheBitsOfSumsInOrder() {
    for (int columns = 8; columns <= 80; columns++) {
      int terms = generator.nextInt(20);
      int stride = columns + generator.nextInt(3);
      int at = generator.nextInt(5);
      float[] x = numbers(at + terms);
      float[] w = numbers(at + terms * stride + columns);
      float[] b = generator.nextInt(2) == 0 ? null : numbers(at + columns);
      float[] actual = numbers(at + columns + 3);
      float[] expected = actual.clone();
      for (int j = 0; j < columns; j++) {
        float sum = b == null ? -0f : b[at + j];
        for (int i = 0; i < terms; i++) {
          sum += w[at + i * stride + j] * x[at + i];
        }
        expected[at + j] = sum;
      }
      UnalignedRows.product(x, at, w, at, b, at, actual, at, terms, columns, stride);
      assertArrayEquals(expected, actual, columns + " columns, seed " + SEED);
    }
  }

  @Test
  void rowsAreAlignedAtMultiplesOfVectors() {
    assertTrue(UnalignedRows.areAligned(64 | 64 * 64, 64));
    assertTrue(UnalignedRows.areAligned(52 | 52 * 52, 52));
    assertFalse(UnalignedRows.areAligned(76 | 76 * 76, 76));
    assertFalse(UnalignedRows.areAligned(50 | 50 * 50, 50));
    assertFalse(UnalignedRows.areAligned(64 | 1, 64));
  }

  private float[] numbers(int length) {
    float[] numbers = new float[length];
    for (int k = 0; k < length; k++) {
      int kind = generator.nextInt(6);
      numbers[k] = kind == 0 ? 0f : kind == 1 ? -0f : Real.round(generator.normal());
    }
    return numbers;
  }
}
