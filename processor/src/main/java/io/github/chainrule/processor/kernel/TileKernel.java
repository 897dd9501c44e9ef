package io.github.chainrule.processor.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One private method of an evaluator that computes a tile of samples.
 *
 * @param name its Java name
 * @param comment what it computes, a sentence for the method's Javadoc
 * @param totals whether it takes a total, adds to it and returns it
 */
public record TileKernel(String name, String comment, boolean totals, List<TileStep> steps) {

  public TileKernel {
    steps = List.copyOf(steps);
  }

  /** Whether it, or what it calls, reads or writes samples, whose place it has to know. */
  public boolean isPlaced() {
    return steps.stream()
        .anyMatch(
            step ->
                step instanceof TileStep.Load
                    || step instanceof TileStep.Store
                    || step instanceof TileStep.Copy
                    || (step instanceof TileStep.Call call && call.kernel().isPlaced()));
  }

  /** The argument arrays that it, or what it calls, uses, in the order of their first use. */
  public List<KernelArray> arguments() {
    Set<KernelArray> used = new LinkedHashSet<>();
    for (TileStep step : steps) {
      if (step instanceof TileStep.Call call) {
        used.addAll(call.kernel().arguments());
      } else if (step instanceof TileStep.Load load) {
        used.add(load.source());
      } else if (step instanceof TileStep.Store store) {
        used.add(store.target());
      } else if (step instanceof TileStep.Copy copy) {
        used.add(copy.source());
      } else if (step instanceof TileStep.AddOuter outer) {
        used.add(outer.target());
      } else if (step instanceof TileStep.AddSums sums) {
        used.add(sums.target());
      }
    }
    return List.copyOf(used);
  }
}
