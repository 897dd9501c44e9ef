package io.github.chainrule.processor.kernel;

import java.util.List;

/**
 * A step of a {@link TileKernel}: a call of the runtime, which knows how to compute with tiles, or
 * of a kernel that maps four rows. Sums over samples are added to what is there.
 */
public sealed interface TileStep {

  /** A comment for the reader, on a line of its own. */
  record Remark(String text) implements TileStep {}

  /** Runs another tile kernel of the same evaluator. */
  record Call(TileKernel kernel) implements TileStep {}

  /** Reads samples of so many columns. */
  record Load(KernelArray source, int columns, Tile tile) implements TileStep {}

  /** Puts the same number everywhere. */
  record Fill(Tile tile, double value) implements TileStep {}

  /** Writes samples of so many columns. */
  record Store(Tile tile, int columns, KernelArray target) implements TileStep {}

  /**
   * Multiplies by weights {@code [inputs][outputs]} and adds biases.
   *
   * @param weights their place among the parameters
   * @param biases theirs, or a negative number if there are none
   */
  record Affine(Tile x, int inputs, int weights, int biases, int outputs, Tile y)
      implements TileStep {}

  /** Does so for some outputs, along them instead of along the samples. */
  record AffineAlongOutputs(Affine map, int from, int count, SampleRows samples)
      implements TileStep {}

  /** Multiplies by the transpose of weights {@code [inputs][outputs]}. */
  record Transposed(Tile d, int outputs, int weights, int inputs, Tile e) implements TileStep {}

  /** Applies a kernel to every four rows, or fewer; operands of one row serve all. */
  record Apply(Kernel map, List<Tile> operands, Tile target) implements TileStep {

    public Apply {
      operands = List.copyOf(operands);
    }
  }

  /** Exponentiates each number. */
  record Exp(Tile x, Tile y) implements TileStep {}

  /** Makes a mapped tile of one row hold it four times. */
  record Repeat(Tile tile) implements TileStep {}

  /** Sums up, or takes the largest of, the rows. */
  record Reduce(Kind kind, Tile operand, Tile result) implements TileStep {

    /** How the rows are combined, in ascending order. */
    public enum Kind {
      SUM,
      MAX
    }
  }

  /** Lays some rows of a tile beside each other, sample by sample. */
  record Turn(Tile tile, int from, int count, SampleRows samples) implements TileStep {}

  /** Lays some columns of samples beside each other, sample by sample. */
  record Copy(KernelArray source, int columns, int from, int count, SampleRows samples)
      implements TileStep {}

  /**
   * Adds the sum over the samples of the products of u's rows with the numbers of each sample.
   *
   * @param at the place in the target of the first of the sums
   * @param rowStride from a row of u to the next
   * @param columnStride from a number of a sample to the next
   */
  record AddOuter(
      Tile u,
      SampleRows samples,
      int width,
      KernelArray target,
      int at,
      int rowStride,
      int columnStride)
      implements TileStep {}

  /** Adds the sum over the samples of each row. */
  record AddSums(Tile tile, KernelArray target, int at) implements TileStep {}

  /** Adds a tile's only row to the total that the kernel returns, sample by sample. */
  record AddTotal(Tile tile) implements TileStep {}
}
