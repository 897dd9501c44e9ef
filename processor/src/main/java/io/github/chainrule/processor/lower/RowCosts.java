package io.github.chainrule.processor.lower;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import java.util.List;
import java.util.stream.Stream;

/**
 * Estimates of what products of tiles take, by the length of the rows that their loops run along,
 * in passes through a loop's body.
 *
 * <p>HotSpot doubles the width of its vectors, up to 64 bytes, as long as the row has at least ten
 * numbers for each number of a vector but one; so 64 numbers make for vectors of 4, but 72 for
 * vectors of 8. What a loop does beside its vectors, to align them and at the end, takes one
 * vector's worth of single passes. Both were counted in the machine code of JDK 17 and 25 (x86-64
 * with AVX-512).
 */
final class RowCosts {

  /** To lay a number of a sample in its place. */
  static final double TURN = 0.5;

  private static final int VECTOR_BYTES = 64;

  /**
   * The numbers of a tile beyond which its rows no longer stay near while products read them again
   * and again: half a megabyte of floats, a fourth of the second cache where this was measured.
   */
  private static final int NEAR = 1 << 17;

  /** How many times as long products take beyond: 784 → 128 of 256 samples, either way as fast. */
  private static final double FAR = 1.6;

  /** The lengths of rows that the runtime has tiles for; its build derives them. */
  private static final List<SampleRows> LENGTHS =
      Stream.of(16, 72, 128, 256).map(SampleRows::new).toList();

  private final int widest;

  RowCosts(Precision precision) {
    widest = VECTOR_BYTES / (precision == Precision.FLOAT ? Float.BYTES : Double.BYTES);
  }

  /** The length of rows that is best to run along {@code width} numbers. */
  SampleRows best(int width) {
    SampleRows best = LENGTHS.get(0);
    for (SampleRows rows : LENGTHS) {
      if (chunks(width, rows) * loop(rows.length()) < chunks(width, best) * loop(best.length())) {
        best = rows;
      }
    }
    return best;
  }

  /** To add {@code terms} rows of {@code width} numbers to each of {@code count} others. */
  double along(int width, int count, int terms) {
    SampleRows rows = best(width);
    return chunks(width, rows) * products(rows.length(), count, terms);
  }

  /** Whether products with a tile's rows are better computed along the outputs. */
  boolean isFasterAlongOutputs(int samples, int inputs, int outputs) {
    double alongOutputs = along(outputs, samples, inputs) + (double) outputs * samples * TURN;
    double far = (long) samples * inputs > NEAR ? FAR : 1;
    return alongOutputs < far * products(samples, outputs, inputs);
  }

  /** To add {@code terms} rows of a length to each of {@code count} others. */
  private double products(int length, int count, int terms) {
    return 2 * loop(length) * Tile.arrays(count) * Tile.arrays(terms);
  }

  private static double chunks(int width, SampleRows rows) {
    return Math.ceil((double) width / rows.length());
  }

  private double loop(int length) {
    int lanes = 2;
    while (lanes < widest && (2 * lanes - 1) * 10 <= length) {
      lanes *= 2;
    }
    return (double) length / lanes + lanes - 1;
  }
}
