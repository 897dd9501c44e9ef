package io.github.chainrule.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.emit.LoweredNetwork;
import io.github.chainrule.processor.emit.NetworkWriter;
import io.github.chainrule.processor.emit.SourceText;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.Fallbacks;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.LayerLoops;
import io.github.chainrule.processor.kernel.OptionalResults;
import io.github.chainrule.processor.kernel.Padding;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.Splitter;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.UnusedLocals;
import io.github.chainrule.processor.kernel.WholeVectors;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.lower.NetworkLowering;
import io.github.chainrule.processor.lower.TileBackend;
import io.github.chainrule.processor.lower.TileLowering;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.lower.plan.BackpropPlan;
import io.github.chainrule.processor.lower.plan.ForwardPlan;
import io.github.chainrule.processor.lower.plan.JacobianPlan;
import io.github.chainrule.processor.lower.plan.MemoryPlan;
import io.github.chainrule.processor.program.CallSharing;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.report.CompilationRecord;
import io.github.chainrule.processor.report.CompilationRecord.Evaluator;
import io.github.chainrule.processor.report.NetworkCard;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.verify.FormulaDomain;
import io.github.chainrule.processor.verify.Verification;
import io.github.chainrule.processor.verify.VerificationException;
import io.github.chainrule.processor.verify.Verifier;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
      LoweredNetwork lowered = lower(derived);
      Optional<Refusal> tooLargeToUnroll = SizeLimits.refuse(lowered);
      return tooLargeToUnroll.isPresent()
          ? refused(tooLargeToUnroll.get())
          : written(derived, lowered);
    } catch (VerificationException e) {
      String name = program.network().name().inPackage();
      return refused(Refusal.of(NetworkMessage.VERIFICATION, Part.INTERFACE, name, e.getMessage()));
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
    return new CompiledNetwork(files, card(derived, lowered), warnings(derived.forward()));
  }

  private static List<Refusal> warnings(ForwardProgram forward) {
    return FormulaDomain.gaps(forward).stream()
        .map(gap -> warning(forward.network(), gap))
        .toList();
  }

  private static Refusal warning(NetworkSpec network, FormulaDomain.Gap gap) {
    boolean isNetworks = gap.isLoss() && network.heads().size() == 1;
    return Refusal.of(
        NetworkMessage.FORMULA_NOT_FINITE,
        gap.isLoss() ? Part.loss(gap.layer(), "formula") : Part.layer(gap.layer(), "formula"),
        isNetworks ? network.name().inPackage() : network.layers().get(gap.layer()).name(),
        gap.formula().text(),
        gap.point(),
        gap.what(),
        gap.value());
  }

  private static Refusal misread(InterfaceName name, String type) {
    String simpleName = type.substring(type.lastIndexOf('.') + 1);
    String root = type.substring(0, type.indexOf('.'));
    return Refusal.of(
        NetworkMessage.NAME_HIDDEN, Part.INTERFACE, name.inPackage(), type, simpleName, root);
  }

  private static CompiledNetwork refused(Refusal refusal) {
    return new CompiledNetwork(List.of(), Optional.empty(), List.of(refusal));
  }

  /**
   * The derived programs, with whole expressions and with elementary functions shared.
   *
   * @param training by which the network is trained, if that is another; shared as well
   */
  private record Derived(
      ForwardProgram forward,
      NetworkProgram whole,
      NetworkProgram shared,
      Optional<NetworkProgram> training) {}

  private static Derived derive(NetworkSpec network) {
    Graph graph = new Graph(Simplification.EXACT);
    ForwardProgram forward = ForwardPass.of(graph, network);
    NetworkProgram whole = Differentiator.differentiate(forward);
    NetworkProgram shared = CallSharing.share(graph, whole);
    return new Derived(forward, whole, shared, training(graph, network));
  }

  private static Optional<NetworkProgram> training(Graph graph, NetworkSpec network) {
    if (network.masks() == 0) {
      return Optional.empty();
    }
    NetworkProgram whole = Differentiator.training(ForwardPass.training(graph, network));
    return Optional.of(CallSharing.share(graph, whole));
  }

  private LoweredNetwork lower(Derived derived) {
    NetworkProgram program = derived.shared();
    Verification verification = Verifier.verify(program);
    return new LoweredNetwork(
        program.network(),
        program.layout(),
        forward(program),
        backprop(program),
        jacobian(program),
        derived.training().map(this::training),
        LoweredNetwork.Costs.of(program),
        verification);
  }

  private EvaluatorCode forward(NetworkProgram program) {
    KernelGroup kernels = new NetworkLowering(program, Target.HOTSPOT, budget).forward();
    Optional<TileGroup> tiles = new TileLowering(program, TileBackend.PORTABLE).forward();
    return passed(program, new EvaluatorCode(kernels, tiles, ForwardPlan.of(kernels, tiles)));
  }

  private EvaluatorCode backprop(NetworkProgram program) {
    KernelGroup kernels = new NetworkLowering(program, Target.HOTSPOT, budget).backprop();
    Optional<TileGroup> tiles = new TileLowering(program, TileBackend.PORTABLE).backprop();
    int parameters = program.layout().size();
    return passed(
        program, new EvaluatorCode(kernels, tiles, BackpropPlan.of(kernels, tiles, parameters)));
  }

  private EvaluatorCode jacobian(NetworkProgram program) {
    KernelGroup kernels = new NetworkLowering(program, Target.HOTSPOT, budget).jacobian();
    return passed(program, new EvaluatorCode(kernels, Optional.empty(), JacobianPlan.of(kernels)));
  }

  private LoweredNetwork.Training training(NetworkProgram program) {
    Verification verification = Verifier.verify(program);
    KernelGroup kernels = new NetworkLowering(program, Target.HOTSPOT, budget).training();
    Optional<TileGroup> tiles = new TileLowering(program, TileBackend.PORTABLE).training();
    int parameters = program.layout().size();
    Drivers drivers = BackpropPlan.ofTraining(kernels, tiles, parameters);
    EvaluatorCode code = passed(program, new EvaluatorCode(kernels, tiles, drivers));
    return new LoweredNetwork.Training(code, program.gradientCost(), verification);
  }

  /** What becomes of lowered code before it is printed, pass by pass. */
  private List<UnaryOperator<EvaluatorCode>> passes(NetworkProgram program) {
    return List.of(
        code -> NetworkLowering.isDeep(program.network(), budget) ? rolled(code) : code,
        code -> code.withKernels(UnusedLocals.leaveOut(code.kernels())),
        code -> code.withKernels(Padding.pad(code.kernels())),
        code -> code.withKernels(WholeVectors.fill(code.kernels())),
        code -> code.withKernels(Fallbacks.apart(code.kernels(), budget)),
        code -> code.withKernels(Splitter.split(code.kernels(), budget)),
        code -> code.withKernels(OptionalResults.leaveOut(code.kernels())),
        MemoryPlan::share);
  }

  private EvaluatorCode rolled(EvaluatorCode code) {
    return code.withKernels(LayerLoops.roll(code.kernels(), budget));
  }

  private EvaluatorCode passed(NetworkProgram program, EvaluatorCode lowered) {
    EvaluatorCode code = lowered;
    for (UnaryOperator<EvaluatorCode> pass : passes(program)) {
      code = pass.apply(code);
    }
    return code;
  }

  private Optional<String> card(Derived derived, LoweredNetwork lowered) {
    if (!writesCards) {
      return Optional.empty();
    }
    List<Evaluator> evaluators =
        lowered.evaluators().entrySet().stream()
            .map(it -> new Evaluator(it.getKey(), it.getValue()))
            .toList();
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
