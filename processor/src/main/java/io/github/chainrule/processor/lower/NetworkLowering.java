package io.github.chainrule.processor.lower;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.LayerLoops;
import io.github.chainrule.processor.kernel.Padding;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers a network's program to the kernels of its three evaluators.
 *
 * <p>This lowering computes one sample; {@link TileLowering} computes many.
 */
public final class NetworkLowering {

  private final NetworkProgram program;
  private final SizeBudget budget;
  private final boolean isDeep;
  private final StrategyChooser strategies;

  /**
   * Prepares a lowering.
   *
   * @param target what the costs are of
   * @param budget how many layers may have code of their own, and how large a loop over others may
   *     be; who asks for unrolled code is given it for any number
   */
  public NetworkLowering(NetworkProgram program, Target target, SizeBudget budget) {
    this.program = program;
    this.budget = budget;
    this.isDeep =
        program.network().layers().size() > budget.layers()
            && program.network().emission() != Emission.UNROLLED;
    this.strategies = new StrategyChooser(program, target, isDeep);
  }

  /** The kernels {@code computeOutputs} and {@code computeActivations}. */
  public KernelGroup forward() {
    EvaluatorArrays arrays = arrays(List.of());
    View y = View.rows(arrays.output, 0, program.output().columns());
    Phase outputs =
        Phase.storing(
            EntryPoint.COMPUTE_OUTPUTS, List.of(), List.of(new Phase.Output(program.output(), y)));
    List<Phase.Output> layers = new ArrayList<>();
    int from = 0;
    for (Node layer : program.outputs()) {
      layers.add(new Phase.Output(layer, View.rows(arrays.activations, from, layer.columns())));
      from += layer.columns();
    }
    Phase activations = Phase.storing(EntryPoint.COMPUTE_ACTIVATIONS, List.of(), layers);
    return lower(arrays, List.of(outputs, activations));
  }

  /**
   * The kernels {@code propagate}, {@code lossValue}, {@code lossDelta}, {@code seedDelta}, {@code
   * parameterGradient} and {@code inputGradient}.
   */
  public KernelGroup backprop() {
    EvaluatorArrays arrays = arrays(program.gradient());
    Phase propagate = propagate();
    List<Phase> forward = List.of(propagate);
    Phase value = Phase.returning(EntryPoint.LOSS_VALUE, forward, program.loss());
    Phase.Output lossDelta = new Phase.Output(program.lossDelta(), arrays.useDelta());
    Phase delta = Phase.storing(EntryPoint.LOSS_DELTA, forward, List.of(lossDelta));
    Phase.Output seedDelta = new Phase.Output(program.seedDelta(), arrays.useDelta());
    Phase seed = Phase.storing(EntryPoint.SEED_DELTA, forward, List.of(seedDelta));
    int size = program.layout().size();
    Phase gradient =
        Phase.storing(
            EntryPoint.PARAMETER_GRADIENT,
            forward,
            parameterOutputs(program.gradient(), View.rows(arrays.gradient, 0, size)));
    View dx = View.rows(arrays.inputGradient, 0, program.network().inputs());
    Phase inputGradient =
        Phase.storing(
            EntryPoint.INPUT_GRADIENT,
            List.of(propagate, gradient),
            List.of(new Phase.Output(program.inputGradient(), dx)));
    return lower(arrays, List.of(propagate, value, delta, seed, gradient, inputGradient));
  }

  /**
   * The kernels {@code propagate}, {@code inputJacobian} and {@code parameterJacobian}, those of
   * the last two that there are.
   */
  public KernelGroup jacobian() {
    EvaluatorArrays arrays = arrays(program.parameterJacobian());
    List<Phase> phases = new ArrayList<>(List.of(propagate()));
    List<Phase> forward = List.copyOf(phases);
    if (program.hasInputJacobian()) {
      View inputs = View.rows(arrays.inputJacobian, 0, program.network().inputs());
      Phase.Output output = new Phase.Output(program.inputJacobian(), inputs);
      phases.add(Phase.storing(EntryPoint.INPUT_JACOBIAN, forward, List.of(output)));
    }
    if (program.hasParameterJacobian()) {
      View parameters = View.rows(arrays.parameterJacobian, 0, program.layout().size());
      List<Phase.Output> outputs = parameterOutputs(program.parameterJacobian(), parameters);
      phases.add(Phase.storing(EntryPoint.PARAMETER_JACOBIAN, forward, outputs));
    }
    return phases.size() == 1 ? new KernelGroup(List.of(), List.of()) : lower(arrays, phases);
  }

  private EvaluatorArrays arrays(List<TensorDerivative> derivatives) {
    return new EvaluatorArrays(program, new Names(program, derivatives), isDeep);
  }

  private Phase propagate() {
    return Phase.preparing(EntryPoint.PROPAGATE, List.of(program.output()));
  }

  private static List<Phase.Output> parameterOutputs(List<TensorDerivative> tensors, View target) {
    return tensors.stream()
        .map(it -> new Phase.Output(it.node(), target.from(it.tensor().offset())))
        .toList();
  }

  private KernelGroup lower(EvaluatorArrays arrays, List<Phase> phases) {
    PhasePlan plan = new PhasePlan(phases);
    Names names = arrays.names();
    List<Kernel> kernels = new ArrayList<>();
    for (Phase phase : phases) {
      kernels.add(new PhaseLowering(phase, plan, arrays, names, strategies).lower());
    }
    KernelGroup group = new KernelGroup(arrays.workspace(), kernels);
    return isDeep ? LayerLoops.roll(group, budget) : Padding.pad(group);
  }
}
