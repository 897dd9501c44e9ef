package io.github.chainrule.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.emit.LoweredNetwork;
import io.github.chainrule.processor.emit.NetworkWriter;
import io.github.chainrule.processor.emit.SourceText;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.Splitter;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.lower.NetworkLowering;
import io.github.chainrule.processor.lower.TileBackend;
import io.github.chainrule.processor.lower.TileLowering;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.program.CallSharing;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.report.CompilationRecord;
import io.github.chainrule.processor.report.CompilationRecord.Evaluator;
import io.github.chainrule.processor.report.NetworkCard;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
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
 * NetworkSpec ─ layer ─▶ ForwardProgram ─ diff ─▶ NetworkProgram ─ lower ─▶ KernelGroup ─ emit ─▶ JavaFile
 *                                                        └─ verify              └─ split
 * </pre>
 *
 * <p>What they came to know of the network can be had as a page, its card.
 */
final class NetworkCompiler implements CompilerStage {

  private final Optional<ClassName> generatedAnnotation;
  private final SizeBudget budget;
  private final boolean writesCards;

  /**
   * Makes a compiler.
   *
   * @param generatedAnnotation what marks generated classes, if the class path has it
   * @param budget the size that no generated method may exceed
   * @param writesCards whether a network gets a card beside its classes
   */
  NetworkCompiler(Optional<ClassName> generatedAnnotation, SizeBudget budget, boolean writesCards) {
    this.budget = budget;
    this.generatedAnnotation = generatedAnnotation;
    this.writesCards = writesCards;
  }

  @Override
  public CompiledNetwork compile(NetworkSpec network) {
    Derived derived = derive(network);
    Optional<Refusal> tooLargeToUnroll = SizeLimits.refuse(derived.shared());
    return tooLargeToUnroll.isPresent() ? refused(tooLargeToUnroll.get()) : verifyAndLower(derived);
  }

  private CompiledNetwork verifyAndLower(Derived derived) {
    NetworkProgram program = derived.shared();
    try {
      LoweredNetwork lowered = lower(program, Verifier.verify(program));
      Optional<Refusal> tooLargeToUnroll = SizeLimits.refuse(lowered);
      return tooLargeToUnroll.isPresent()
          ? refused(tooLargeToUnroll.get())
          : written(derived, lowered);
    } catch (VerificationException e) {
      String name = program.network().name().inPackage();
      return refused(Refusal.of(Message.VERIFICATION, Part.INTERFACE, name, e.getMessage()));
    }
  }

  private CompiledNetwork written(Derived derived, LoweredNetwork lowered) {
    List<JavaFile> files = NetworkWriter.write(lowered, generatedAnnotation);
    InterfaceName name = lowered.network().name();
    for (JavaFile file : files) {
      Optional<String> misread = SourceText.misread(file, name.surroundings().hiddenRoots());
      if (misread.isPresent()) {
        return refused(misread(name, misread.get()));
      }
    }
    return new CompiledNetwork(files, card(derived, lowered), List.of());
  }

  private static Refusal misread(InterfaceName name, String type) {
    String simpleName = type.substring(type.lastIndexOf('.') + 1);
    String root = type.substring(0, type.indexOf('.'));
    return Refusal.of(
        Message.NAME_HIDDEN, Part.INTERFACE, name.inPackage(), type, simpleName, root);
  }

  private static CompiledNetwork refused(Refusal refusal) {
    return new CompiledNetwork(List.of(), Optional.empty(), List.of(refusal));
  }

  /** The derived programs, with whole expressions and with elementary functions shared. */
  private record Derived(ForwardProgram forward, NetworkProgram whole, NetworkProgram shared) {}

  private static Derived derive(NetworkSpec network) {
    Graph graph = new Graph(Simplification.EXACT);
    ForwardProgram forward = ForwardPass.of(graph, network);
    NetworkProgram whole = Differentiator.differentiate(forward);
    return new Derived(forward, whole, CallSharing.share(graph, whole));
  }

  private LoweredNetwork lower(NetworkProgram program, Verification verification) {
    NetworkLowering lowering = new NetworkLowering(program, Target.HOTSPOT, budget);
    TileLowering tiles = new TileLowering(program, TileBackend.PORTABLE);
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

  private Optional<String> card(Derived derived, LoweredNetwork lowered) {
    if (!writesCards) {
      return Optional.empty();
    }
    List<Evaluator> evaluators =
        List.of(
            new Evaluator(GeneratedClass.FORWARD, lowered.forward(), lowered.forwardTiles()),
            new Evaluator(GeneratedClass.BACKPROP, lowered.backprop(), lowered.backpropTiles()),
            new Evaluator(GeneratedClass.JACOBIAN, lowered.jacobian(), Optional.empty()));
    return Optional.of(
        NetworkCard.of(
            new CompilationRecord(
                derived.forward(),
                derived.whole(),
                derived.shared(),
                evaluators,
                budget,
                lowered.verification())));
  }
}
