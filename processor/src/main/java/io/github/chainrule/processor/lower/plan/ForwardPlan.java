package io.github.chainrule.processor.lower.plan;

import io.github.chainrule.processor.kernel.Driver;
import io.github.chainrule.processor.kernel.DriverStep;
import io.github.chainrule.processor.kernel.DriverStep.Result;
import io.github.chainrule.processor.kernel.DriverStep.Row;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.kernel.TileGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads through the samples of a forward pass: a tile at a time, as long as there are enough, then
 * one after another.
 */
public final class ForwardPlan {

  private ForwardPlan() {}

  /** The drivers of the class that computes outputs. */
  public static Drivers of(KernelGroup kernels, Optional<TileGroup> tiles) {
    Kernel outputs = kernels.kernel(EntryPoint.COMPUTE_OUTPUTS);
    Kernel activations = kernels.kernel(EntryPoint.COMPUTE_ACTIVATIONS);
    return new Drivers(
        Map.of(
            PublicMethod.FORWARD,
            driver("forward", List.of(call(outputs, Row.ONLY))),
            PublicMethod.FORWARD_BATCH,
            batch(List.of(outputs), tiles),
            PublicMethod.ACTIVATIONS,
            driver("activations", List.of(call(activations, Row.ONLY)))),
        List.of());
  }

  /**
   * Leads through many samples.
   *
   * @param outputs the kernels that compute the outputs of one, in their order
   */
  static Driver batch(List<Kernel> outputs, Optional<TileGroup> tiles) {
    List<DriverStep> steps = new ArrayList<>();
    tiles.ifPresent(
        group -> {
          steps.add(new DriverStep.BeginSamples());
          steps.add(group.before("n", EntryPoint.OUTPUTS_OF_TILE));
        });
    String from = tiles.isPresent() ? "start" : "0";
    List<DriverStep> ofSample = outputs.stream().map(it -> call(it, Row.OF_SAMPLE)).toList();
    steps.add(new DriverStep.Samples(from, "n", ofSample));
    return driver("forward", steps);
  }

  private static DriverStep call(Kernel kernel, Row row) {
    return new DriverStep.CallKernel(kernel, row, Map.of(), Result.NONE);
  }

  private static Driver driver(String name, List<DriverStep> steps) {
    return new Driver(name, "", List.of(), List.of(), false, steps);
  }
}
