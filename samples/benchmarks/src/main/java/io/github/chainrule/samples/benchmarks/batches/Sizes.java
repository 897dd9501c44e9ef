package io.github.chainrule.samples.benchmarks.batches;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.networks.ControlNetwork;
import io.github.chainrule.samples.benchmarks.networks.TinyNetwork;
import io.github.chainrule.samples.benchmarks.networks.UnevenNetwork;
import io.github.chainrule.samples.benchmarks.networks.WideNetwork;
import java.util.List;

/** The networks that are measured, by their widths, and the sizes of the batches. */
final class Sizes {
  static final List<String> NETWORKS =
      List.of("4-16-16-3", "12-64-64-4", "64-64-10", "10-100-50-5");
  static final List<Integer> SAMPLES = List.of(8, 32, 64, 256);

  private static final long SEED = 1;

  private Sizes() {}

  static Model model(String widths) {
    return switch (widths) {
      case "4-16-16-3" -> TinyNetwork.create(SEED);
      case "12-64-64-4" -> ControlNetwork.create(SEED);
      case "64-64-10" -> WideNetwork.create(SEED);
      case "10-100-50-5" -> UnevenNetwork.create(SEED);
      default -> throw new IllegalArgumentException("There is no network " + widths);
    };
  }
}
