package io.github.chainrule.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.emit.LoweredNetwork;
import io.github.chainrule.processor.emit.NetworkWriter;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.Splitter;
import io.github.chainrule.processor.lower.NetworkLowering;
import io.github.chainrule.processor.lower.UnrolledSize;
import io.github.chainrule.processor.program.CallSharing;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.verify.Verification;
import io.github.chainrule.processor.verify.VerificationException;
import io.github.chainrule.processor.verify.Verifier;
import java.util.List;
import java.util.Optional;

/**
 * The line of stages behind the reader: from a valid network to the source of its classes.
 *
 * <pre>
 * NetworkSpec ─ program ─▶ ForwardProgram ─ diff ─▶ NetworkProgram ─ lower ─▶ KernelGroup ─ emit ─▶ JavaFile
 *                                                        └─ verify              └─ split
 * </pre>
 */
final class NetworkCompiler implements CompilerStage {

  /** The size in bytes that an unrolled class may have. */
  private static final long UNROLLED_CLASS_LIMIT = 1_000_000;

  private final Optional<ClassName> generatedAnnotation;
  private final SizeBudget budget;

  /**
   * Makes a compiler.
   *
   * @param generatedAnnotation what marks generated classes, if the class path has it
   * @param budget the size that no generated method may exceed
   */
  NetworkCompiler(Optional<ClassName> generatedAnnotation, SizeBudget budget) {
    this.budget = budget;
    this.generatedAnnotation = generatedAnnotation;
  }

  @Override
  public CompiledNetwork compile(NetworkSpec network) {
    NetworkProgram program = derive(network);
    Optional<Refusal> refusal = tooLarge(program);
    if (refusal.isPresent()) {
      return new CompiledNetwork(List.of(), List.of(refusal.get()));
    }
    try {
      Verification verification = Verifier.verify(program);
      return new CompiledNetwork(write(program, verification), List.of());
    } catch (VerificationException e) {
      Refusal wrong =
          Refusal.of(
              Message.VERIFICATION,
              Refusal.Part.INTERFACE,
              network.name().inPackage(),
              e.getMessage());
      return new CompiledNetwork(List.of(), List.of(wrong));
    }
  }

  private static NetworkProgram derive(NetworkSpec network) {
    Graph graph = new Graph(Simplification.EXACT);
    ForwardProgram forward = new ForwardProgram(graph, network);
    return CallSharing.share(graph, Differentiator.differentiate(forward));
  }

  private List<JavaFile> write(NetworkProgram program, Verification verification) {
    NetworkLowering lowering = new NetworkLowering(program);
    LoweredNetwork lowered =
        new LoweredNetwork(
            program.network(),
            program.layout(),
            Splitter.split(lowering.forward(), budget),
            Splitter.split(lowering.backprop(), budget),
            Splitter.split(lowering.jacobian(), budget),
            LoweredNetwork.Costs.of(program),
            verification);
    return NetworkWriter.write(lowered, generatedAnnotation);
  }

  private static Optional<Refusal> tooLarge(NetworkProgram program) {
    NetworkSpec network = program.network();
    if (network.emission() != Emission.UNROLLED) {
      return Optional.empty();
    }
    long bytes = UnrolledSize.largestClass(program);
    return bytes <= UNROLLED_CLASS_LIMIT
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                Message.UNROLLED_TOO_LARGE,
                Refusal.Part.EMISSION,
                network.name().inPackage(),
                bytes,
                UNROLLED_CLASS_LIMIT));
  }
}
