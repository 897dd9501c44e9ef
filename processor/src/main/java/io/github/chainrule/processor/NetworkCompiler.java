package io.github.chainrule.processor;

import com.palantir.javapoet.ClassName;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.emit.LoweredNetwork;
import io.github.chainrule.processor.emit.NetworkWriter;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.Splitter;
import io.github.chainrule.processor.lower.NetworkLowering;
import io.github.chainrule.processor.lower.TileLowering;
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
    Optional<Refusal> tooLarge = SizeLimits.refuse(network);
    if (tooLarge.isPresent()) {
      return refused(tooLarge.get());
    }
    NetworkProgram program = derive(network);
    Optional<Refusal> tooLargeToUnroll = SizeLimits.refuse(program);
    return tooLargeToUnroll.isPresent() ? refused(tooLargeToUnroll.get()) : verifyAndLower(program);
  }

  private CompiledNetwork verifyAndLower(NetworkProgram program) {
    try {
      LoweredNetwork lowered = lower(program, Verifier.verify(program));
      Optional<Refusal> tooLargeToUnroll = SizeLimits.refuse(lowered);
      return tooLargeToUnroll.isPresent()
          ? refused(tooLargeToUnroll.get())
          : new CompiledNetwork(NetworkWriter.write(lowered, generatedAnnotation), List.of());
    } catch (VerificationException e) {
      String name = program.network().name().inPackage();
      return refused(
          Refusal.of(Message.VERIFICATION, Refusal.Part.INTERFACE, name, e.getMessage()));
    }
  }

  private static CompiledNetwork refused(Refusal refusal) {
    return new CompiledNetwork(List.of(), List.of(refusal));
  }

  private static NetworkProgram derive(NetworkSpec network) {
    Graph graph = new Graph(Simplification.EXACT);
    ForwardProgram forward = new ForwardProgram(graph, network);
    return CallSharing.share(graph, Differentiator.differentiate(forward));
  }

  private LoweredNetwork lower(NetworkProgram program, Verification verification) {
    NetworkLowering lowering = new NetworkLowering(program);
    TileLowering tiles = new TileLowering(program);
    return new LoweredNetwork(
        program.network(),
        program.layout(),
        Splitter.split(lowering.forward(), budget),
        Splitter.split(lowering.backprop(), budget),
        Splitter.split(lowering.jacobian(), budget),
        tiles.forward(),
        tiles.backprop(),
        LoweredNetwork.Costs.of(program),
        verification);
  }
}
