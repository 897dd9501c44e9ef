package io.github.chainrule.processor.kernel;

import java.util.List;

/**
 * One private method of an evaluator that computes a tile of samples.
 *
 * @param name its Java name
 * @param comment what it computes, a sentence for the method's Javadoc
 * @param totals whether it takes a total and returns what its last step, a {@link
 *     TileStep.ReturnTotal}, adds to it
 */
public record TileKernel(String name, String comment, boolean totals, List<TileStep> steps) {

  public TileKernel {
    steps = List.copyOf(steps);
  }

  /** Whether it, or what it calls, reads or writes samples, whose place it has to know. */
  public boolean isPlaced() {
    return steps.stream().anyMatch(TileStep::isPlaced);
  }

  /** The argument arrays that it, or what it calls, uses, in the order of their first use. */
  public List<KernelArray> arguments() {
    return steps.stream().flatMap(step -> step.arguments().stream()).distinct().toList();
  }
}
