package io.github.chainrule.processor.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step of a {@link TileKernel}: a call of the runtime, which knows how to compute with tiles, or
 * of a kernel that maps the rows of an array. Sums over samples are added to what is there.
 */
public sealed interface TileStep {

  <R> R accept(TileStepVisitor<R> visitor);

  /** The argument arrays that it uses. */
  List<KernelArray> arguments();

  /** Whether it reads or writes samples, whose place it has to know. */
  boolean isPlaced();

  /** The steps inside it. */
  default List<TileStep> body() {
    return List.of();
  }

  /** A step that uses tiles only. */
  sealed interface OfTiles extends TileStep {
    @Override
    default List<KernelArray> arguments() {
      return List.of();
    }

    @Override
    default boolean isPlaced() {
      return false;
    }
  }

  /** A step that reads or writes the tile's samples in an argument array. */
  sealed interface OfSamples extends TileStep {

    /** The array, of a row for each sample. */
    KernelArray array();

    @Override
    default List<KernelArray> arguments() {
      return List.of(array());
    }

    @Override
    default boolean isPlaced() {
      return true;
    }
  }

  /** A step that adds sums over samples to an argument array. */
  sealed interface OfSums extends TileStep {

    /** The array that is added to. */
    KernelArray target();

    @Override
    default List<KernelArray> arguments() {
      return List.of(target());
    }

    @Override
    default boolean isPlaced() {
      return false;
    }
  }

  /** A comment for the reader, on a line of its own. */
  record Remark(String text) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.remark(this);
    }
  }

  /** Runs another tile kernel of the same evaluator. */
  record Call(TileKernel kernel) implements TileStep {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.call(this);
    }

    @Override
    public List<KernelArray> arguments() {
      return kernel.arguments();
    }

    @Override
    public boolean isPlaced() {
      return kernel.isPlaced();
    }
  }

  /** Does some steps if an argument is there, one that may be null. */
  record IfGiven(KernelArray argument, List<TileStep> body) implements TileStep {

    public IfGiven {
      body = List.copyOf(body);
    }

    /** The steps under the condition. */
    @Override
    public List<TileStep> body() {
      return body;
    }

    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.ifGiven(this);
    }

    @Override
    public List<KernelArray> arguments() {
      return Stream.concat(
              Stream.of(argument), body.stream().flatMap(step -> step.arguments().stream()))
          .distinct()
          .toList();
    }

    @Override
    public boolean isPlaced() {
      return body.stream().anyMatch(TileStep::isPlaced);
    }
  }

  /** Reads samples of so many columns. */
  record Load(KernelArray array, int columns, Tile tile) implements OfSamples {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.load(this);
    }
  }

  /** Puts the same number everywhere. */
  record Fill(Tile tile, double value) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.fill(this);
    }
  }

  /** Writes samples of so many columns. */
  record Store(Tile tile, int columns, KernelArray array) implements OfSamples {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.store(this);
    }
  }

  /**
   * Multiplies by weights {@code [inputs][outputs]} and adds biases.
   *
   * @param weights their place among the parameters
   * @param biases theirs, or a negative number if there are none
   */
  record Affine(Tile x, int inputs, int weights, int biases, int outputs, Tile y)
      implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.affine(this);
    }
  }

  /** Does so for some outputs, along them instead of along the samples. */
  record AffineAlongOutputs(Affine map, int from, int count, SampleRows samples)
      implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.affineAlongOutputs(this);
    }
  }

  /** Multiplies by the transpose of weights {@code [inputs][outputs]}. */
  record Transposed(Tile d, int outputs, int weights, int inputs, Tile e) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.transposed(this);
    }
  }

  /** Copies rows of one tile into another, from its row {@code at} on. */
  record CopyRows(Tile source, int from, int count, Tile target, int at) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.copyRows(this);
    }
  }

  /**
   * Applies a kernel to every four rows, or fewer; operands of one row serve all.
   *
   * @param byVectors what computes the same of the only operand by vectors, if anything
   */
  record Apply(Kernel map, Optional<VectorMethod> byVectors, List<Tile> operands, Tile target)
      implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.apply(this);
    }

    public Apply {
      operands = List.copyOf(operands);
    }
  }

  /** Exponentiates each number. */
  record Exp(Tile x, Tile y) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.exp(this);
    }
  }

  /** Makes a tile of one row hold it as often as its array can. */
  record Repeat(Tile tile) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.repeat(this);
    }
  }

  /** Sums up, or takes the largest of, the rows. */
  record Reduce(Kind kind, Tile operand, Tile result) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.reduce(this);
    }

    /** How the rows are combined, in ascending order. */
    public enum Kind {
      SUM,
      MAX
    }
  }

  /** Lays some rows of a tile beside each other, sample by sample. */
  record Turn(Tile tile, int from, int count, SampleRows samples) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.turn(this);
    }
  }

  /** Lays some columns of samples beside each other, sample by sample. */
  record Copy(KernelArray array, int columns, int from, int count, SampleRows samples)
      implements OfSamples {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.copy(this);
    }
  }

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
      implements OfSums {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.addOuter(this);
    }
  }

  /** Adds the sum over the samples of each row. */
  record AddSums(Tile tile, KernelArray target, int at) implements OfSums {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.addSums(this);
    }
  }

  /**
   * Puts parameters, one a feature, into every position, or what sums begin with.
   *
   * @param from their place among the parameters, or a negative number if sums begin with nothing
   */
  record Begin(int from, Tile tile) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.begin(this);
    }
  }

  /**
   * Adds the products of a window's tap to sums.
   *
   * @param weights the place of the tap's among the parameters
   * @param termStride from the weight of a feature of x to that of the next
   * @param stride from the weight of a feature of y to that of the next
   * @param pairs positions of x and of y
   */
  record AddTap(Tile x, int weights, int termStride, int stride, Tile y, Pairs pairs)
      implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.addTap(this);
    }
  }

  /**
   * Adds the sum over the samples of a tap's outer products.
   *
   * @param at the place in the target of the tap's matrix
   * @param sums a tile of four rows for sums in the making
   * @param pairs positions of x and of d
   */
  record AddTapOuter(Tile x, Tile d, KernelArray target, int at, Tile sums, Pairs pairs)
      implements OfSums {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.addTapOuter(this);
    }
  }

  /**
   * Copies so many rows for each pair.
   *
   * @param pairs the first rows in the source and in the target
   */
  record CopyPositions(Tile source, Tile target, int count, Pairs pairs) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.copyPositions(this);
    }
  }

  /** Adds positions of a tile to those of another. */
  record AddPositions(Tile source, Tile target, Pairs pairs) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.addPositions(this);
    }
  }

  /** Sums up the positions. */
  record SumPositions(Tile operand, Tile result) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.sumPositions(this);
    }
  }

  /** Returns the total and a tile's only row, added sample by sample; only as the last step. */
  record ReturnTotal(Tile tile) implements OfTiles {
    @Override
    public <R> R accept(TileStepVisitor<R> visitor) {
      return visitor.returnTotal(this);
    }
  }
}
