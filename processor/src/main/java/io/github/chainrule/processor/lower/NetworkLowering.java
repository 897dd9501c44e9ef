package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Padding;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.LayerGradient;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers a network's program to the kernels of its three evaluators.
 *
 * <p>This lowering computes one sample; {@link TileLowering} computes many.
 */
public final class NetworkLowering {

  private final NetworkProgram program;
  private final StrategyChooser strategies;

  public NetworkLowering(NetworkProgram program) {
    this.program = program;
    this.strategies = new StrategyChooser(program.network(), program.layout());
  }

  /** The kernels {@code computeOutputs} and {@code computeActivations}. */
  public KernelGroup forward() {
    EvaluatorArrays arrays = arrays(List.of());
    View y = View.rows(arrays.output, 0, program.output().columns());
    Phase outputs =
        Phase.storing(
            "computeOutputs",
            "Computes the outputs of one sample.",
            List.of(),
            List.of(new Phase.Output(program.output(), y)));
    List<Phase.Output> layers = new ArrayList<>();
    int from = 0;
    for (Node layer : program.outputs()) {
      layers.add(new Phase.Output(layer, View.rows(arrays.activations, from, layer.columns())));
      from += layer.columns();
    }
    Phase activations =
        Phase.storing(
            "computeActivations",
            "Computes every layer's outputs for one sample.",
            List.of(),
            layers);
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
    Phase value =
        Phase.returning("lossValue", "Returns the loss of one sample.", forward, program.loss());
    Phase.Output lossDelta = new Phase.Output(program.lossDelta(), arrays.useDelta());
    Phase delta =
        Phase.storing(
            "lossDelta",
            "Computes the output layer's delta from the loss.",
            forward,
            List.of(lossDelta));
    Phase.Output seedDelta = new Phase.Output(program.seedDelta(), arrays.useDelta());
    Phase seed =
        Phase.storing(
            "seedDelta",
            "Computes the output layer's delta from dE/dy.",
            forward,
            List.of(seedDelta));
    int size = program.layout().size();
    Phase gradient =
        Phase.storing(
            "parameterGradient",
            "Propagates the deltas back and writes the gradient by the parameters.",
            forward,
            parameterOutputs(program.gradient(), View.rows(arrays.gradient, 0, size)));
    View dx = View.rows(arrays.inputGradient, 0, program.network().inputs());
    Phase inputGradient =
        Phase.storing(
            "inputGradient",
            "Writes the gradient by the inputs.",
            List.of(propagate, gradient),
            List.of(new Phase.Output(program.inputGradient(), dx)));
    return lower(arrays, List.of(propagate, value, delta, seed, gradient, inputGradient));
  }

  /**
   * The kernels {@code propagate}, {@code inputJacobian} and {@code parameterJacobian}, those of the
   * last two that there are.
   */
  public KernelGroup jacobian() {
    EvaluatorArrays arrays = arrays(program.parameterJacobian());
    List<Phase> phases = new ArrayList<>(List.of(propagate()));
    List<Phase> forward = List.copyOf(phases);
    if (program.hasInputJacobian()) {
      View inputs = View.rows(arrays.inputJacobian, 0, program.network().inputs());
      phases.add(
          Phase.storing(
              "inputJacobian",
              "Writes the Jacobian by the inputs.",
              forward,
              List.of(new Phase.Output(program.inputJacobian(), inputs))));
    }
    if (program.hasParameterJacobian()) {
      View parameters = View.rows(arrays.parameterJacobian, 0, program.layout().size());
      phases.add(
          Phase.storing(
              "parameterJacobian",
              "Writes the Jacobian by the parameters.",
              forward,
              parameterOutputs(program.parameterJacobian(), parameters)));
    }
    return phases.size() == 1
        ? new KernelGroup(List.of(), List.of())
        : lower(arrays, phases);
  }

  private EvaluatorArrays arrays(List<LayerGradient> derivatives) {
    return new EvaluatorArrays(program, new Names(program, derivatives));
  }

  private Phase propagate() {
    return Phase.preparing(
        "propagate",
        "Computes what the derivatives need of the forward pass.",
        List.of(program.output()));
  }

  private List<Phase.Output> parameterOutputs(List<LayerGradient> layers, View target) {
    List<Phase.Output> outputs = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      ParameterLayout.Block block = program.layout().blocks().get(index);
      LayerGradient layer = layers.get(index);
      outputs.add(new Phase.Output(layer.weights(), target.from(block.weightsOffset())));
      if (layer.biases() != null) {
        outputs.add(new Phase.Output(layer.biases(), target.from(block.biasOffset())));
      }
    }
    return outputs;
  }

  private KernelGroup lower(EvaluatorArrays arrays, List<Phase> phases) {
    PhasePlan plan = new PhasePlan(phases);
    Names names = arrays.names();
    List<Kernel> kernels = new ArrayList<>();
    for (Phase phase : phases) {
      kernels.add(new PhaseLowering(phase, plan, arrays, names, strategies).lower());
    }
    return Padding.pad(new KernelGroup(arrays.workspace(), kernels));
  }
}
