package io.github.chainrule.processor.lower.cost;

import java.util.List;

/**
 * A machine that code is made for, as the numbers by which the lowering decides. Only ratios of
 * times matter; they are nanoseconds as the machine was measured.
 *
 * @param name what the numbers were measured on
 */
public record Target(String name, Scalars scalars, Loops loops, Tiles tiles) {

  /**
   * HotSpot of JDK 17 on an x86-64 with AVX-512, one thread. The times of {@code scalars} and
   * {@code loops} are what {@code -Dbenchmark=costs} of {@code samples/benchmarks} printed; the
   * processor's README has the table that they were fitted to.
   */
  public static final Target HOTSPOT =
      new Target(
          "HotSpot 17, x86-64 with AVX-512",
          new Scalars(0.49, 4, 1024, 1024, 64, 4.8, 6),
          new Loops(8, 5.8, 0.57, 0.30),
          new Tiles(
              List.of(16, 72, 128, 256),
              72,
              256,
              64,
              0.06,
              1.25,
              0.5,
              3,
              1 << 17,
              1.6,
              16,
              1 << 21,
              1 << 24,
              300));

  /**
   * Code of one local variable an element.
   *
   * @param multiplyAdd the time of a multiplication and an addition
   * @param unit the time of a unit's activation and of its derivative, besides its products
   * @param mostWeights a layer of more is never unrolled: the code would be too large to be
   *     compiled early
   * @param mostMatrixWork a matrix that takes more operations, the rows of a Jacobian, is computed
   *     in loops whatever the emission
   * @param mostElements a layer that multiplies by no weights and has more elements is computed in
   *     loops
   * @param operationBytes the bytecode of an operation, half of that of a multiplication and its
   *     addition with the loads of their operands
   * @param elementBytes the bytecode of writing an element
   */
  public record Scalars(
      double multiplyAdd,
      double unit,
      int mostWeights,
      int mostMatrixWork,
      int mostElements,
      double operationBytes,
      double elementBytes) {}

  /**
   * Loops over vectors.
   *
   * @param block the inputs in the body of a loop along the units
   * @param body the time of such a loop, whatever its length
   * @param bodyPerUnit what it takes for each unit
   * @param dotMultiplyAdd the time of a multiplication and an addition in dot products
   */
  public record Loops(int block, double body, double bodyPerUnit, double dotMultiplyAdd) {}

  /**
   * Tiles of samples.
   *
   * @param lengths of the rows that sums may run along, ascending; the runtime has types for them
   * @param trainedSamples in a tile of the gradient: a batch of 64 is common, and eight more make
   *     for vectors twice as wide
   * @param computedSamples in a tile of the outputs: longer rows make for wider vectors
   * @param vectorBytes the widest vector
   * @param multiplyAdd the time of a multiplication and an addition for one sample, along 256
   *     samples or 128 outputs
   * @param map the time of an element of a map for one sample
   * @param turn to lay a number of a sample in its place, in passes through a loop's body
   * @param scatter to read or write an element of the gradient that is not beside the last, in such
   *     passes
   * @param near the numbers of a tile beyond which its rows no longer stay near while products read
   *     them again and again: half a megabyte of floats, a fourth of the second cache
   * @param far how many times as long products take beyond
   * @param leastPart fewer samples than this part of a tile are not worth one, whatever the times
   * @param cachedBytes the most that the tiles of the outputs may take with the longer rows: about
   *     what the second cache holds
   * @param mostBytes the most that the tiles of an evaluator may take
   * @param mostTiles a method that allocates more would be over its size
   */
  public record Tiles(
      List<Integer> lengths,
      int trainedSamples,
      int computedSamples,
      int vectorBytes,
      double multiplyAdd,
      double map,
      double turn,
      double scatter,
      long near,
      double far,
      int leastPart,
      long cachedBytes,
      long mostBytes,
      int mostTiles) {

    public Tiles {
      lengths = List.copyOf(lengths);
    }
  }
}
