package io.github.chainrule.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.github.chainrule.dsl.Classes;
import io.github.chainrule.dsl.Input;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Output;
import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.DiagnosticReporter;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.read.LayerKind;
import io.github.chainrule.processor.read.LocalNetworks;
import io.github.chainrule.processor.read.NetworkReader;
import io.github.chainrule.processor.read.Positions;
import io.github.chainrule.processor.read.Reading;
import io.github.chainrule.processor.read.StrayAnnotations;
import io.github.chainrule.processor.read.Versions;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The compiler's entry point: in each round, reads the annotated interfaces and has the valid ones
 * compiled and written. An interface that uses a name the compiler does not know yet is read again
 * in the next round, when another processor may have generated it.
 *
 * <p>It asks for all annotations, not for {@code @Network} alone, because a network in a method
 * body counts as no annotation at all and would pass unnoticed in a source without any other. It
 * claims none, so other processors see what they would see without it.
 *
 * <p>It is loaded and made without the jars that it needs, so that it can say which is missing.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
@SupportedOptions(ChainruleProcessor.REPORT)
public final class ChainruleProcessor extends AbstractProcessor {

  /** The option that names the folder for the networks' cards; none are written without it. */
  static final String REPORT = "chainrule.report";

  private final Function<ProcessingEnvironment, CompilerStage> stages;
  private final Set<String> deferred = new LinkedHashSet<>();
  private CompilerStage compiler;
  private Elements elements;
  private NetworkReader reader;
  private Versions versions;

  /** Null before the first network. */
  private Boolean versionsDiffer;

  private StrayAnnotations strays;
  private Function<Element, List<Diagnostic>> localNetworks;
  private ClassWriter writer;
  private CardWriter cards;
  private DiagnosticReporter reporter;

  /** The processor as the compiler loads it. */
  public ChainruleProcessor() {
    this(
        environment ->
            new NetworkCompiler(
                generatedAnnotation(environment.getElementUtils()),
                SizeBudget.DEFAULT,
                environment.getOptions().containsKey(REPORT)));
  }

  /**
   * A processor that hands valid networks to the stages it is given, once it knows the compiler.
   */
  ChainruleProcessor(Function<ProcessingEnvironment, CompilerStage> stages) {
    this.stages = stages;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    reporter = new DiagnosticReporter(environment.getMessager());
    Optional<Diagnostic> missing = ProcessorPath.check();
    missing.ifPresent(reporter::report);
    if (missing.isEmpty()) {
      prepare(environment);
    }
  }

  /** Makes what needs all jars; without it, nothing is processed. */
  private void prepare(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
    reader = new NetworkReader(elements, environment.getTypeUtils());
    versions = new Versions(elements);
    strays = new StrayAnnotations(elements, environment.getTypeUtils());
    localNetworks = localNetworks(environment);
    compiler = stages.apply(environment);
    writer = new ClassWriter(environment.getFiler());
    cards = new CardWriter(environment.getOptions().get(REPORT));
  }

  /** The annotation is missing before Java 9 and on Android. */
  private static Optional<ClassName> generatedAnnotation(Elements elements) {
    ClassName generated = ClassName.get("javax.annotation.processing", "Generated");
    return Optional.ofNullable(elements.getTypeElement(generated.canonicalName()))
        .map(found -> generated);
  }

  /**
   * The syntax trees exist in javac only, and there only if no build tool wraps its environment.
   */
  private static Function<Element, List<Diagnostic>> localNetworks(
      ProcessingEnvironment environment) {
    try {
      return new LocalNetworks(environment)::find;
    } catch (IllegalArgumentException | LinkageError noTrees) {
      return root -> List.of();
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (compiler != null) {
      process(round);
    }
    return false;
  }

  private void process(RoundEnvironment round) {
    forEach(round.getRootElements(), root -> localNetworks.apply(root).forEach(reporter::report));
    reader.announceSources(round.getRootElements());
    Set<TypeElement> networks = networksOf(round);
    forEach(networks, strays::announce);
    for (LayerKind kind : LayerKind.values()) {
      checkStrays(round, kind.annotation());
    }
    checkStrays(round, Input.class);
    checkStrays(round, Output.class);
    checkStrays(round, Classes.class);
    forEach(annotated(round, Loss.class), it -> strays.checkLoss(it).ifPresent(reporter::report));
    if (areOfOneVersion(networks)) {
      forEach(networks, reader::announce);
      forEach(networks, network -> process(network, round.processingOver()));
    }
  }

  private void checkStrays(RoundEnvironment round, Class<? extends Annotation> annotation) {
    forEach(
        annotated(round, annotation),
        it -> strays.checkMethod(it, annotation).ifPresent(reporter::report));
  }

  /** Says once if they are not; then nothing else that could be said is of use. */
  private boolean areOfOneVersion(Set<TypeElement> networks) {
    if (versionsDiffer == null && !networks.isEmpty()) {
      versionsDiffer = false;
      forEach(Set.of(networks.iterator().next()), this::compareVersions);
    }
    return versionsDiffer == null || !versionsDiffer;
  }

  private void compareVersions(TypeElement network) {
    Optional<Diagnostic> difference = versions.check(network);
    difference.ifPresent(reporter::report);
    versionsDiffer = difference.isPresent();
  }

  private void process(TypeElement network, boolean isLastRound) {
    Reading reading = reader.read(network);
    if (reading.isUnresolved() && !isLastRound) {
      deferred.add(network.getQualifiedName().toString());
      return;
    }
    reading.problems().forEach(reporter::report);
    if (!isLastRound) {
      reading.network().ifPresent(spec -> compile(spec, network, reading));
    }
  }

  private void compile(NetworkSpec spec, TypeElement network, Reading reading) {
    Positions positions = reading.positions();
    CompiledNetwork compiled = compiler.compile(spec);
    compiled.refusals().stream().map(positions::locate).forEach(reporter::report);
    for (JavaFile file : compiled.files()) {
      writer.write(file, network, reading).ifPresent(reporter::report);
    }
    compiled
        .card()
        .flatMap(card -> cards.write(card, spec.name(), positions))
        .ifPresent(reporter::report);
  }

  /**
   * What earlier rounds left over, looked up anew because elements belong to one round, then new. A
   * name that two modules have by now is no longer found.
   */
  private Set<TypeElement> networksOf(RoundEnvironment round) {
    Set<TypeElement> networks = new LinkedHashSet<>();
    deferred.stream().map(elements::getTypeElement).filter(Objects::nonNull).forEach(networks::add);
    deferred.clear();
    networks.addAll(ElementFilter.typesIn(annotated(round, Network.class)));
    return networks;
  }

  private Set<? extends Element> annotated(
      RoundEnvironment round, Class<? extends Annotation> annotation) {
    TypeElement type = elements.getTypeElement(annotation.getCanonicalName());
    return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
  }

  /** Does {@code step} for each element; if the processor fails on one, it says so and goes on. */
  private <E extends Element> void forEach(Set<? extends E> all, Consumer<E> step) {
    for (E element : all) {
      try {
        step.accept(element);
      } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError fault) {
        reporter.report(internal(element, fault));
      } catch (OutOfMemoryError tooLittle) {
        reporter.report(
            Diagnostic.of(
                NetworkMessage.COMPILER_MEMORY,
                Place.of(element),
                element.getSimpleName().toString(),
                Runtime.getRuntime().maxMemory()));
      }
    }
  }

  private static Diagnostic internal(Element element, Throwable fault) {
    String name = element.getSimpleName().toString();
    return Diagnostic.of(
        NetworkMessage.INTERNAL, Place.of(element), name, fault.toString(), originOf(fault));
  }

  /** The innermost frame of our own: the JDK's checks say little about who failed them. */
  private static String originOf(Throwable fault) {
    List<StackTraceElement> frames = List.of(fault.getStackTrace());
    String ours = ChainruleProcessor.class.getPackageName();
    return frames.stream()
        .filter(frame -> frame.getClassName().startsWith(ours))
        .findFirst()
        .or(() -> frames.stream().findFirst())
        .map(StackTraceElement::toString)
        .orElse("an unknown place");
  }
}
