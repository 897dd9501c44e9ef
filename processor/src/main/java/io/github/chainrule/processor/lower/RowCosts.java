package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import java.util.List;
import java.util.stream.Stream;

/**
 * Estimates of what products of tiles take, in nanoseconds, by the length of the rows that their
 * loops run along.
 *
 * <p>HotSpot doubles the width of its vectors, up to 16 floats, as long as the row has more than
 * ten numbers for each number of a vector but one; so 64 numbers make for vectors of 4, but 72 for
 * vectors of 8. What a loop does beside its vectors, to align them and at the end, takes one
 * vector's worth of single steps. Both were counted in the machine code of JDK 17 and 25 (x86-64
 * with AVX-512).
 */
final class RowCosts {

  /** To lay a number of a sample in its place. */
  static final double TURN = 0.5;

  /** The lengths of rows that the runtime has tiles for. */
  private static final List<SampleRows> LENGTHS =
      Stream.of(16, 72, 128, 256).map(SampleRows::new).toList();

  private RowCosts() {}

  /** The length of rows that is best to run along {@code width} numbers. */
  static SampleRows best(int width) {
    SampleRows best = LENGTHS.get(0);
    for (SampleRows rows : LENGTHS) {
      if (chunks(width, rows) * loop(rows.length()) < chunks(width, best) * loop(best.length())) {
        best = rows;
      }
    }
    return best;
  }

  /** To add {@code terms} rows of {@code width} numbers to each of {@code count} others. */
  static double along(int width, int count, int terms) {
    SampleRows rows = best(width);
    return chunks(width, rows) * products(rows.length(), count, terms);
  }

  /** To add {@code terms} rows of a length to each of {@code count} others. */
  static double products(int length, int count, int terms) {
    return 2 * loop(length) * arrays(count) * arrays(terms);
  }

  private static int arrays(int rows) {
    return (rows + Tile.ROWS - 1) / Tile.ROWS;
  }

  private static double chunks(int width, SampleRows rows) {
    return Math.ceil((double) width / rows.length());
  }

  private static double loop(int length) {
    int lanes = 2;
    while (lanes < 16 && (2 * lanes - 1) * 10 <= length) {
      lanes *= 2;
    }
    return (double) length / lanes + lanes - 1;
  }
}
