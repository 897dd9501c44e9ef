package io.github.chainrule.samples.benchmarks.batches;

import java.util.List;

/** The networks that are measured, by their widths, and the sizes of the batches. */
final class Sizes {
  static final List<String> NETWORKS =
      List.of("4-16-16-3", "12-64-64-4", "64-64-10", "10-100-50-5");
  static final List<Integer> SAMPLES = List.of(8, 32, 64, 256);

  private Sizes() {}
}
