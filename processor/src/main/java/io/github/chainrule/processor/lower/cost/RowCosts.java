package io.github.chainrule.processor.lower.cost;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;

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
public final class RowCosts {

  private final Target.Tiles tiles;
  private final int widest;

  public RowCosts(Target target, Precision precision) {
    this.tiles = target.tiles();
    this.widest = tiles.vectorBytes() / bytes(precision);
  }

  private static int bytes(Precision precision) {
    return precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
  }

  /** The length of rows that is best to run along {@code width} numbers. */
  public SampleRows best(int width) {
    SampleRows best = new SampleRows(tiles.lengths().get(0));
    for (int length : tiles.lengths()) {
      SampleRows rows = new SampleRows(length);
      if (chunks(width, rows) * loop(rows.length()) < chunks(width, best) * loop(best.length())) {
        best = rows;
      }
    }
    return best;
  }

  /** To add {@code terms} rows of {@code width} numbers to each of {@code count} others. */
  private double along(int width, int count, int terms) {
    SampleRows rows = best(width);
    return chunks(width, rows) * products(rows.length(), count, terms);
  }

  /** Whether products with a tile's rows are better computed along the outputs. */
  public boolean isFasterAlongOutputs(int samples, int inputs, int outputs) {
    double alongOutputs = along(outputs, samples, inputs) + turning(outputs, samples);
    double far = (long) samples * inputs > tiles.near() ? tiles.far() : 1;
    return alongOutputs < far * products(samples, outputs, inputs);
  }

  /**
   * Whether the sum over samples of outer products is better computed along the outputs than along
   * the inputs, where each sum has its place far from the one before.
   *
   * @param turnsInputs whether the inputs have to be laid beside each other for that, too
   */
  public boolean isOuterFasterAlongOutputs(
      int samples, int inputs, int outputs, boolean turnsInputs) {
    double alongOutputs = turning(outputs, samples) + along(outputs, inputs, samples);
    double turned = turnsInputs ? turning(inputs, samples) : 0;
    double scattered = 2.0 * inputs * outputs * tiles.scatter();
    return alongOutputs <= turned + scattered + along(inputs, outputs, samples);
  }

  /** To lay numbers of each sample beside each other. */
  private double turning(int numbers, int samples) {
    return (double) numbers * samples * tiles.turn();
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
