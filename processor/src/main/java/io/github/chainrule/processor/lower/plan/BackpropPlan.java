package io.github.chainrule.processor.lower.plan;

import io.github.chainrule.processor.kernel.Driver;
import io.github.chainrule.processor.kernel.DriverStep;
import io.github.chainrule.processor.kernel.DriverStep.Result;
import io.github.chainrule.processor.kernel.DriverStep.Row;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Leads through the samples of losses and gradients, and sums these in an order that depends on
 * nothing but the samples: in blocks of {@link #BLOCK}, within a block from left to right, then the
 * sums of the blocks from left to right. The sum of a block starts with −0, to which adding a
 * number gives that number, so that one sample gives the bits of the method for one sample.
 *
 * <p>A block computes what it can in tiles of samples, and the rest one by one.
 */
public final class BackpropPlan {

  /** Samples in a block; part of what results mean, since another number rounds differently. */
  public static final int BLOCK = 256;

  private static final String START = "start";
  private static final String END = "end";

  private final KernelGroup kernels;
  private final Optional<TileGroup> tiles;
  private final KernelArray sampleGradient;
  private final KernelArray blockGradient;

  private BackpropPlan(KernelGroup kernels, Optional<TileGroup> tiles, int parameters) {
    this.kernels = kernels;
    this.tiles = tiles;
    this.sampleGradient = sum("sampleGradient", parameters);
    this.blockGradient = sum("blockGradient", parameters);
  }

  private static KernelArray sum(String name, int parameters) {
    return new KernelArray(name, parameters, Width.WORKING, KernelArray.Role.WORKSPACE);
  }

  /**
   * The drivers of the class that computes losses and gradients.
   *
   * @param parameters how many the network has
   */
  public static Drivers of(KernelGroup kernels, Optional<TileGroup> tiles, int parameters) {
    BackpropPlan plan = new BackpropPlan(kernels, tiles, parameters);
    return new Drivers(plan.drivers(), List.of(plan.sampleGradient, plan.blockGradient));
  }

  /**
   * The drivers of the class that trains, of as many samples as there are.
   *
   * @param parameters how many the network has
   */
  public static Drivers ofTraining(KernelGroup kernels, Optional<TileGroup> tiles, int parameters) {
    BackpropPlan plan = new BackpropPlan(kernels, tiles, parameters);
    List<Kernel> outputs =
        Stream.of(EntryPoint.PROPAGATE, EntryPoint.COMPUTE_OUTPUTS).map(kernels::kernel).toList();
    return new Drivers(
        Map.of(
            PublicMethod.FORWARD_BATCH,
            ForwardPlan.batch(outputs, tiles),
            PublicMethod.GRADIENT_BATCH,
            plan.ofAll(Sum.PARAMETER_GRADIENT),
            PublicMethod.BACKWARD_BATCH,
            plan.ofAll(Sum.BACKWARD)),
        List.of(plan.sampleGradient, plan.blockGradient));
  }

  /** What of one sample gives what is summed. */
  private enum Sum {
    LOSS("loss", EntryPoint.LOSS_OF_TILE),
    GRADIENT("gradient", EntryPoint.GRADIENT_OF_TILE),
    PARAMETER_GRADIENT("gradient", EntryPoint.GRADIENT_OF_TILE),
    BACKWARD("backward", EntryPoint.BACKWARD_OF_TILE);

    private final String method;
    private final EntryPoint ofTile;

    Sum(String method, EntryPoint ofTile) {
      this.method = method;
      this.ofTile = ofTile;
    }

    /** What is called for a sample after {@link EntryPoint#PROPAGATE}. */
    List<EntryPoint> ofSample() {
      return switch (this) {
        case LOSS -> List.of(EntryPoint.LOSS_VALUE);
        case GRADIENT ->
            List.of(
                EntryPoint.LOSS_DELTA,
                EntryPoint.PARAMETER_GRADIENT,
                EntryPoint.INPUT_GRADIENT,
                EntryPoint.LOSS_VALUE);
        case PARAMETER_GRADIENT ->
            List.of(EntryPoint.LOSS_DELTA, EntryPoint.PARAMETER_GRADIENT, EntryPoint.LOSS_VALUE);
        case BACKWARD ->
            List.of(
                EntryPoint.SEED_DELTA, EntryPoint.PARAMETER_GRADIENT, EntryPoint.INPUT_GRADIENT);
      };
    }

    boolean hasGradient() {
      return ofSample().contains(EntryPoint.PARAMETER_GRADIENT);
    }

    boolean hasLoss() {
      return ofSample().contains(EntryPoint.LOSS_VALUE);
    }
  }

  private Map<PublicMethod, Driver> drivers() {
    Map<PublicMethod, Driver> drivers = new LinkedHashMap<>();
    drivers.put(PublicMethod.LOSS, ofOne(Sum.LOSS));
    drivers.put(PublicMethod.LOSS_BATCH, ofAll(Sum.LOSS));
    drivers.put(PublicMethod.GRADIENT, ofOne(Sum.PARAMETER_GRADIENT));
    drivers.put(PublicMethod.GRADIENT_WITH_INPUTS, ofOne(Sum.GRADIENT));
    drivers.put(PublicMethod.GRADIENT_BATCH_WITH_INPUTS, ofAll(Sum.GRADIENT));
    drivers.put(PublicMethod.BACKWARD, ofOne(Sum.BACKWARD));
    drivers.put(PublicMethod.BACKWARD_BATCH, ofAll(Sum.BACKWARD));
    return drivers;
  }

  private Driver ofOne(Sum sum) {
    List<DriverStep> steps = new ArrayList<>();
    steps.add(call(EntryPoint.PROPAGATE, Row.ONLY, Map.of(), Result.RETURNED));
    for (EntryPoint entry : sum.ofSample()) {
      steps.add(call(entry, Row.ONLY, Map.of(), Result.RETURNED));
    }
    return new Driver(sum.method, "", List.of(), List.of(), sum.hasLoss(), steps);
  }

  /** The call of a kernel; only that of the loss gives a number. */
  private DriverStep call(
      EntryPoint entry, Row row, Map<String, KernelArray> passed, Result result) {
    Kernel kernel = kernels.kernel(entry);
    DriverStep call =
        new DriverStep.CallKernel(
            kernel, row, passed, kernel.returnsValue() ? result : Result.NONE);
    return entry == EntryPoint.INPUT_GRADIENT ? ifGiven(argument(kernel, "dx"), call) : call;
  }

  private static DriverStep ifGiven(KernelArray argument, DriverStep step) {
    return new DriverStep.IfGiven(argument, List.of(step));
  }

  private static KernelArray argument(Kernel kernel, String name) {
    return kernel.arguments().stream()
        .filter(array -> array.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Driver ofAll(Sum sum) {
    Driver block = block(sum);
    List<DriverStep> next = new ArrayList<>();
    if (sumsGradient(sum)) {
      next.add(ifGiven(gradient(block), new DriverStep.Prepare(blockGradient, false)));
    }
    next.add(
        new DriverStep.CallDriver(
            block, START, END, Map.of("g", blockGradient), result(sum, Result.ADDED)));
    List<DriverStep> steps = new ArrayList<>();
    if (sumsGradient(sum)) {
      next.add(ifGiven(gradient(block), new DriverStep.Add(blockGradient, gradient(block))));
    }
    DriverStep first =
        new DriverStep.CallDriver(block, "0", END, Map.of(), result(sum, Result.TOTAL));
    steps.add(new DriverStep.Blocks(BLOCK, List.of(first), next));
    if (sum.hasLoss()) {
      if (sumsGradient(sum)) {
        steps.add(ifGiven(gradient(block), new DriverStep.Divide(gradient(block))));
      }
      steps.add(new DriverStep.ReturnMean());
    }
    return new Driver(sum.method, "", List.of(), List.of(), sum.hasLoss(), steps);
  }

  private static Result result(Sum sum, Result result) {
    return sum.hasLoss() ? result : Result.NONE;
  }

  /** Whether there is a gradient to add up: a network without parameters has none. */
  private boolean sumsGradient(Sum sum) {
    return sum.hasGradient() && sampleGradient.length() > 0;
  }

  private static KernelArray gradient(Driver block) {
    return block.results().get(0);
  }

  private Driver block(Sum sum) {
    List<DriverStep> steps = new ArrayList<>();
    List<KernelArray> results = arguments(sum, List.of("g", "dx"));
    if (sumsGradient(sum)) {
      steps.add(ifGiven(results.get(0), new DriverStep.Fill(results.get(0), -0.0)));
    }
    if (sum.hasLoss()) {
      steps.add(new DriverStep.BeginTotal());
    }
    tiles.ifPresent(group -> steps.add(group.before(END, sum.ofTile)));
    if (sumsGradient(sum)) {
      steps.add(ifGiven(results.get(0), new DriverStep.Prepare(sampleGradient, true)));
    }
    steps.add(new DriverStep.Samples(START, END, ofSample(sum, results)));
    if (sum.hasLoss()) {
      steps.add(new DriverStep.ReturnTotal());
    }
    return new Driver(
        sum.method + "OfBlock",
        "Sums over the samples from start to before end.",
        arguments(sum, List.of("x", "t", "e", "m")),
        results,
        sum.hasLoss(),
        steps);
  }

  private List<DriverStep> ofSample(Sum sum, List<KernelArray> results) {
    Map<String, KernelArray> passed = Map.of("g", sampleGradient);
    List<DriverStep> steps = new ArrayList<>();
    steps.add(call(EntryPoint.PROPAGATE, Row.OF_SAMPLE, passed, Result.ADDED));
    for (EntryPoint entry : sum.ofSample()) {
      steps.add(call(entry, Row.OF_SAMPLE, passed, Result.ADDED));
    }
    if (sumsGradient(sum)) {
      steps.add(ifGiven(results.get(0), new DriverStep.Add(sampleGradient, results.get(0))));
    }
    return steps;
  }

  /** Those of some arguments that a sum over samples uses, one by one or in tiles. */
  private List<KernelArray> arguments(Sum sum, List<String> names) {
    List<EntryPoint> entries = new ArrayList<>(List.of(EntryPoint.PROPAGATE));
    entries.addAll(sum.ofSample());
    Stream<KernelArray> ofSample =
        entries.stream().flatMap(entry -> kernels.kernel(entry).arguments().stream());
    Stream<KernelArray> ofTile =
        tiles.stream().flatMap(group -> group.kernel(sum.ofTile).arguments().stream());
    List<KernelArray> used = Stream.concat(ofSample, ofTile).distinct().toList();
    return names.stream()
        .flatMap(name -> used.stream().filter(array -> array.name().equals(name)).limit(1))
        .toList();
  }
}
