package io.github.chainrule.processor.lower;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers a network's program to the kernels of its evaluators.
 *
 * <p>This lowering computes one sample; {@link TileLowering} computes many.
 */
public final class NetworkLowering {

  private final NetworkProgram program;
  private final boolean isDeep;
  private final StrategyChooser strategies;

  /**
   * Prepares a lowering.
   *
   * @param target what the costs are of
   * @param budget how many layers may have code of their own
   */
  public NetworkLowering(NetworkProgram program, Target target, SizeBudget budget) {
    this.program = program;
    this.isDeep = isDeep(program.network(), budget);
    this.strategies = new StrategyChooser(program, target, isDeep);
  }

  /**
   * Whether there are too many layers for code of their own; who asks for unrolled code is given it
   * for any number.
   */
  public static boolean isDeep(NetworkSpec network, SizeBudget budget) {
    return network.layers().size() > budget.layers() && network.emission() != Emission.UNROLLED;
  }

  /** The kernels {@code computeOutputs} and {@code computeActivations}. */
  public KernelGroup forward() {
    EvaluatorArrays arrays = arrays(List.of(), KernelArray.Role.ROW);
    View y = View.rows(arrays.output, 0, program.output().columns());
    Phase outputs =
        Phase.storing(EntryPoint.COMPUTE_OUTPUTS, List.of(), parts(program.output(), y));
    List<Phase.Output> layers = new ArrayList<>();
    int from = 0;
    for (Node layer : program.outputs()) {
      layers.addAll(parts(layer, View.rows(arrays.activations, from, layer.columns())));
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
    EvaluatorArrays arrays = arrays(program.gradient(), KernelArray.Role.ROW);
    return lower(arrays, backprop(arrays, propagate()));
  }

  /**
   * The kernels of {@link #backprop}, and {@code computeOutputs} from what they have propagated.
   */
  public KernelGroup training() {
    EvaluatorArrays arrays = arrays(program.gradient(), KernelArray.Role.ROW);
    Phase propagate = propagate();
    List<Phase> phases = new ArrayList<>(backprop(arrays, propagate));
    View y = View.rows(arrays.output, 0, program.output().columns());
    List<Phase.Output> outputs = parts(program.output(), y);
    phases.add(Phase.storing(EntryPoint.COMPUTE_OUTPUTS, List.of(propagate), outputs));
    return lower(arrays, phases);
  }

  private List<Phase> backprop(EvaluatorArrays arrays, Phase propagate) {
    List<Phase> forward = List.of(propagate);
    Phase value = Phase.returning(EntryPoint.LOSS_VALUE, forward, program.loss());
    List<Phase.Output> lossDelta = parts(program.lossDelta(), arrays.useDelta());
    Phase delta = Phase.storing(EntryPoint.LOSS_DELTA, forward, lossDelta);
    List<Phase.Output> seedDelta = parts(program.seedDelta(), arrays.useDelta());
    Phase seed = Phase.storing(EntryPoint.SEED_DELTA, forward, seedDelta);
    int size = program.layout().size();
    Phase gradient =
        Phase.storing(
            EntryPoint.PARAMETER_GRADIENT,
            forward,
            parameterOutputs(program.gradient(), arrays.gradient, size));
    View dx = View.rows(arrays.inputGradient, 0, program.network().inputs());
    Phase inputGradient =
        Phase.storing(
            EntryPoint.INPUT_GRADIENT,
            List.of(propagate, gradient),
            parts(program.inputGradient(), dx));
    return List.of(propagate, value, delta, seed, gradient, inputGradient);
  }

  /**
   * The kernels {@code propagate}, {@code inputJacobian} and {@code parameterJacobian}, those of
   * the last two that there are, and {@code outputTangent}.
   */
  public KernelGroup jacobian() {
    EvaluatorArrays arrays = arrays(program.parameterJacobian(), KernelArray.Role.ARGUMENT);
    List<Phase> phases = new ArrayList<>(List.of(propagate()));
    List<Phase> forward = List.copyOf(phases);
    if (program.hasInputJacobian()) {
      List<Phase.Output> outputs = blockOutputs(arrays.inputJacobian);
      phases.add(Phase.storing(EntryPoint.INPUT_JACOBIAN, forward, outputs));
    }
    if (program.hasParameterJacobian()) {
      List<Phase.Output> outputs =
          parameterOutputs(
              program.parameterJacobian(), arrays.parameterJacobian, program.layout().size());
      phases.add(Phase.storing(EntryPoint.PARAMETER_JACOBIAN, forward, outputs));
    }
    View dy = View.rows(arrays.outputTangent, 0, program.output().columns());
    phases.add(
        Phase.storing(EntryPoint.OUTPUT_TANGENT, forward, parts(program.outputTangent(), dy)));
    return lower(arrays, phases);
  }

  private EvaluatorArrays arrays(List<TensorDerivative> derivatives, KernelArray.Role ofSamples) {
    return new EvaluatorArrays(program, new Names(program, derivatives), ofSamples, isDeep);
  }

  private Phase propagate() {
    return Phase.preparing(EntryPoint.PROPAGATE, List.of(program.output()));
  }

  /** What a node puts together goes to its place piece by piece, without being put together. */
  private static List<Phase.Output> parts(Node node, View target) {
    List<Phase.Output> outputs = new ArrayList<>();
    int from = 0;
    for (Node part : Rearrangement.parts(node)) {
      outputs.add(new Phase.Output(part, target.from(from)));
      from += part.columns();
    }
    return outputs;
  }

  private static List<Phase.Output> parameterOutputs(
      List<TensorDerivative> tensors, KernelArray target, int size) {
    return tensors.stream()
        .flatMap(
            it ->
                parts(
                    it.node(), View.rows(target, it.firstRow() * size + it.tensor().offset(), size))
                    .stream())
        .toList();
  }

  private List<Phase.Output> blockOutputs(KernelArray target) {
    int inputs = program.network().inputs();
    return program.inputJacobian().stream()
        .flatMap(
            it ->
                parts(
                    it.node(), View.rows(target, it.firstRow() * inputs + it.firstColumn(), inputs))
                    .stream())
        .toList();
  }

  private KernelGroup lower(EvaluatorArrays arrays, List<Phase> phases) {
    PhasePlan plan = new PhasePlan(phases);
    Names names = arrays.names();
    List<Kernel> kernels = new ArrayList<>();
    for (Phase phase : phases) {
      kernels.add(new PhaseLowering(phase, plan, arrays, names, strategies).lower());
    }
    return new KernelGroup(arrays.workspace(), kernels);
  }
}
