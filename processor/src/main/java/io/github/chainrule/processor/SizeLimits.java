package io.github.chainrule.processor;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.emit.LoweredNetwork;
import io.github.chainrule.processor.kernel.ConstantCount;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.SizeEstimate;
import io.github.chainrule.processor.lower.UnrolledSize;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;

/** Refuses networks that class files cannot hold, as early as that can be told. */
final class SizeLimits {

  /** The size in bytes that an unrolled class may have. */
  private static final long UNROLLED_CLASS = 1_000_000;

  /**
   * What a class file takes for each byte that its code is estimated at: line numbers, names and
   * constants come on top, but the estimate is generous.
   */
  private static final double CLASS_BYTES_PER_CODE_BYTE = 1.05;

  /** A constructor has at most 65,535 bytes, and takes nine for a field with a new array. */
  private static final int CONSTRUCTED_ARRAYS = 7_000;

  /** A class file holds 65,535 constants, some of which all classes have. */
  private static final int CONSTANTS = 65_000;

  private SizeLimits() {}

  /** Refuses what is hopeless to unroll before the work of unrolling it. */
  static Optional<Refusal> refuse(NetworkProgram program) {
    return program.network().emission() == Emission.UNROLLED
        ? refuseUnrolled(program.network(), UnrolledSize.largestClass(program, Target.HOTSPOT))
        : Optional.empty();
  }

  /** Refuses what no class file holds, and what is too large to unroll. */
  static Optional<Refusal> refuse(LoweredNetwork lowered) {
    List<KernelGroup> groups =
        lowered.evaluators().values().stream().map(EvaluatorCode::kernels).toList();
    NetworkSpec network = lowered.network();
    int arrays = groups.stream().mapToInt(group -> group.workspace().size()).max().orElse(0);
    return refuse(network, NetworkMessage.TOO_MANY_ARRAYS, arrays, CONSTRUCTED_ARRAYS)
        .or(() -> refuseUnrolled(network, groups))
        .or(() -> refuse(network, NetworkMessage.TOO_MANY_CONSTANTS, constants(groups), CONSTANTS));
  }

  private static int constants(List<KernelGroup> groups) {
    return groups.stream().mapToInt(ConstantCount::of).max().orElse(0);
  }

  private static Optional<Refusal> refuse(
      NetworkSpec network, Message message, int found, int most) {
    String name = network.name().inPackage();
    return found <= most
        ? Optional.empty()
        : Optional.of(Refusal.of(message, Part.INTERFACE, name, found, most));
  }

  private static Optional<Refusal> refuseUnrolled(NetworkSpec network, List<KernelGroup> groups) {
    if (network.emission() != Emission.UNROLLED) {
      return Optional.empty();
    }
    double largest = 0;
    for (KernelGroup group : groups) {
      largest = Math.max(largest, SizeEstimate.of(group).bytecodeBytes());
    }
    return refuseUnrolled(network, (long) (largest * CLASS_BYTES_PER_CODE_BYTE));
  }

  private static Optional<Refusal> refuseUnrolled(NetworkSpec network, long bytes) {
    return bytes <= UNROLLED_CLASS
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                NetworkMessage.UNROLLED_TOO_LARGE,
                Part.network("emission"),
                network.name().inPackage(),
                bytes,
                UNROLLED_CLASS));
  }
}
