package io.github.chainrule.runtime.f32.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Rows that are computed in local variables and from copies, compared with sums one by one. */
class UnalignedRowsTest {
  private static final long SEED = 20261128;

  private final Generator generator = new Generator(SEED);

  @Test
  void rowsOfEveryWidthHaveTheBitsOfSumsInOrder() {
    for (int columns = 8; columns <= 600; columns += columns < 160 ? 1 : 37) {
      Row row = new Row(columns);
      assertArrayEquals(row.expected, row.computed(UnalignedRows::product), row.what());
      assertArrayEquals(row.expected, row.computed(UnalignedRows::inVariables), row.what());
      assertArrayEquals(row.expected, row.computed(UnalignedRowsTest::copied), row.what());
    }
  }

  private static void copied(
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
    boolean isDone = CopiedRows.product(x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, stride);
    assertEquals(Float.BYTES == Integer.BYTES, isDone);
    if (!isDone) {
      UnalignedRows.inVariables(x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, stride);
    }
  }

  /** More than there are places: some find theirs in use. */
  @Test
  void threadsThatComputeAtTheSameTimeDisturbNobody() throws Exception {
    int threads = 40;
    CountDownLatch begin = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int k = 0; k < threads; k++) {
        Row row = new Row(145 + generator.nextInt(100));
        Runnable check =
            () -> assertArrayEquals(row.expected, row.computed(UnalignedRows::product), row.what());
        done.add(
            pool.submit(
                () -> {
                  begin.await();
                  for (int call = 0; call < 500; call++) {
                    check.run();
                  }
                  return null;
                }));
      }
      begin.countDown();
      for (Future<?> future : done) {
        future.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void whatFailsLeavesItsMemoryToOthers() {
    float[] numbers = new float[200];
    for (int k = 0; k < 3; k++) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> copied(numbers, 0, numbers, 0, numbers, 0, numbers, 0, 200, 200, 200));
    }
    Row row = new Row(150);
    assertArrayEquals(row.expected, row.computed(UnalignedRowsTest::copied), row.what());
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

  private interface Product {
    void compute(
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
        int stride);
  }

  /** Operands among other numbers, and sums one by one. */
  private final class Row {
    private final int columns;
    private final int terms = generator.nextInt(40);
    private final int stride;
    private final int at = generator.nextInt(5);
    private final float[] x = numbers(at + terms);
    private final float[] w;
    private final float[] b;
    private final float[] before;
    private final float[] expected;

    Row(int columns) {
      this.columns = columns;
      this.stride = columns + generator.nextInt(3);
      this.w = numbers(at + terms * stride + columns);
      this.b = generator.nextInt(2) == 0 ? null : numbers(at + columns);
      this.before = numbers(at + columns + 3);
      this.expected = before.clone();
      for (int j = 0; j < columns; j++) {
        float sum = b == null ? -0f : b[at + j];
        for (int i = 0; i < terms; i++) {
          sum += w[at + i * stride + j] * x[at + i];
        }
        expected[at + j] = sum;
      }
    }

    float[] computed(Product product) {
      float[] y = before.clone();
      product.compute(x, at, w, at, b, at, y, at, terms, columns, stride);
      return y;
    }

    String what() {
      return columns + " columns, seed " + SEED;
    }
  }
}
