package io.github.chainrule.processor.emit;

import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.OperationCounter.Count;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.verify.Verification;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is printed of a network: its kernels, and what the headers say of them.
 *
 * @param forward the kernels {@code computeOutputs} and {@code computeActivations}
 * @param backprop the kernels {@code propagate}, {@code lossValue}, {@code lossDelta}, {@code
 *     seedDelta}, {@code parameterGradient} and {@code inputGradient}
 * @param jacobian the kernels {@code propagate}, {@code inputJacobian} and {@code
 *     parameterJacobian}
 * @param forwardTiles the kernel {@code outputsOfTile}, if samples are computed many at a time
 * @param backpropTiles the kernels {@code lossOfTile}, {@code gradientOfTile} and {@code
 *     backwardOfTile}, if samples are computed many at a time
 */
public record LoweredNetwork(
    NetworkSpec network,
    ParameterLayout layout,
    KernelGroup forward,
    KernelGroup backprop,
    KernelGroup jacobian,
    Optional<TileGroup> forwardTiles,
    Optional<TileGroup> backpropTiles,
    Costs costs,
    Verification verification) {

  /** Whether the loss compares with a target; one that does not never looks at t. */
  boolean readsTargets() {
    return Stream.of(EntryPoint.LOSS_VALUE, EntryPoint.LOSS_DELTA)
        .flatMap(entry -> backprop.kernel(entry).arguments().stream())
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
      Optional<Count> parameterJacobian) {

    /** Counts the operations of a program. */
    public static Costs of(NetworkProgram program) {
      return new Costs(
          program.forwardCost(),
          program.gradientCost(),
          program.hasInputJacobian() ? Optional.of(program.inputJacobianCost()) : Optional.empty(),
          program.hasParameterJacobian()
              ? Optional.of(program.parameterJacobianCost())
              : Optional.empty());
    }
  }
}
