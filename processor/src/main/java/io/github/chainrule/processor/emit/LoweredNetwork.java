package io.github.chainrule.processor.emit;

import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.OperationCounter.Count;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.verify.Verification;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is printed of a network: its kernels, and what the headers say of them.
 *
 * @param forward the kernels {@code computeOutputs} and {@code computeActivations}, and {@code
 *     outputsOfTile} if samples are computed many at a time
 * @param backprop the kernels {@code propagate}, {@code lossValue}, {@code lossDelta}, {@code
 *     seedDelta}, {@code parameterGradient} and {@code inputGradient}, and {@code lossOfTile},
 *     {@code gradientOfTile} and {@code backwardOfTile} if samples are computed many at a time
 * @param jacobian the kernels {@code propagate}, {@code inputJacobian}, {@code parameterJacobian}
 *     and {@code outputTangent}
 * @param training what trains the network, if that is another program
 */
public record LoweredNetwork(
    NetworkSpec network,
    ParameterLayout layout,
    EvaluatorCode forward,
    EvaluatorCode backprop,
    EvaluatorCode jacobian,
    Optional<Training> training,
    Costs costs,
    Verification verification) {

  /**
   * The program by which a network is trained, where that leaves values out.
   *
   * @param code the kernels of {@code backprop}, {@code computeOutputs}, and {@code outputsOfTile}
   *     in place of {@code lossOfTile}
   * @param cost what the gradient takes of one sample, its forward pass included
   */
  public record Training(EvaluatorCode code, Count cost, Verification verification) {}

  /** The code of all classes that compute. */
  public Map<GeneratedClass, EvaluatorCode> evaluators() {
    Map<GeneratedClass, EvaluatorCode> evaluators = new EnumMap<>(GeneratedClass.class);
    evaluators.put(GeneratedClass.FORWARD, forward);
    evaluators.put(GeneratedClass.BACKPROP, backprop);
    evaluators.put(GeneratedClass.JACOBIAN, jacobian);
    training.ifPresent(it -> evaluators.put(GeneratedClass.TRAINING, it.code()));
    return evaluators;
  }

  /** Whether the loss compares with a target; one that does not never looks at t. */
  boolean readsTargets() {
    return Stream.of(EntryPoint.LOSS_VALUE, EntryPoint.LOSS_DELTA)
        .flatMap(entry -> backprop.kernels().kernel(entry).arguments().stream())
        .anyMatch(array -> array.name().equals("t"));
  }

  /**
   * What one sample takes of each kind of computation, its forward pass included; nothing for a
   * Jacobian that no array holds.
   */
  public record Costs(
      Count forward,
      Count gradient,
      Optional<Count> inputJacobian,
      Optional<Count> parameterJacobian,
      Count outputTangent) {

    /** Counts the operations of a program. */
    public static Costs of(NetworkProgram program) {
      return new Costs(
          program.forwardCost(),
          program.gradientCost(),
          program.hasInputJacobian() ? Optional.of(program.inputJacobianCost()) : Optional.empty(),
          program.hasParameterJacobian()
              ? Optional.of(program.parameterJacobianCost())
              : Optional.empty(),
          program.outputTangentCost());
    }
  }
}
