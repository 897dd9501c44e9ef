package io.github.chainrule.processor.kernel;

/**
 * Some numbers of each sample of a tile, a row for each sample: what sums over samples run along.
 *
 * @param length the length of a row
 */
public record SampleRows(int length) {

  /** The name of the array that has the rows. */
  public String name() {
    return "samples" + length;
  }

  /** The name of the array that sums of such rows are made in. */
  public String sumsName() {
    return "sums" + length;
  }
}
