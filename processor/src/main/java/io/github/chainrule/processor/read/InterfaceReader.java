package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkDraft;
import io.github.chainrule.processor.spec.NetworkRules;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads one annotated interface from top to bottom, going on after a mistake so that a single run
 * of the compiler shows them all.
 */
final class InterfaceReader {

  /** The bytes that a file's name may have on nearly every file system; on some, even more. */
  private static final int MAX_FILE_NAME = 255;

  private final TypeElement type;
  private final Elements elements;
  private final Types types;
  private final NameClaims claims;
  private final SourceTypes sources;
  private final TypeAccess access;
  private final Inheritance inheritance;
  private final Findings findings = new Findings();
  private final LayerReader reader;
  private final InterfaceName name;
  private final DslAnnotation annotation;
  private final List<ExecutableElement> methods;
  private final boolean hasDropout;

  /** Of the interface and of those that it extends, the nearest first. */
  private final List<DslAnnotation> losses;

  /** The nearest that says what the inputs are. */
  private final DslAnnotation inputs;

  private final Optional<Precision> precision;
  private final Optional<Emission> emission;

  InterfaceReader(
      TypeElement type, Elements elements, Types types, NameClaims claims, SourceTypes sources) {
    this.type = type;
    this.elements = elements;
    this.types = types;
    this.claims = claims;
    this.sources = sources;
    this.inheritance = new Inheritance(type, elements, types);
    this.name = InterfaceShape.nameOf(type, elements);
    this.annotation = DslAnnotation.on(type, Network.class, elements).orElseThrow();
    this.methods = methodsOfLayers();
    this.hasDropout =
        methods.stream().anyMatch(it -> LayerKind.DROPOUT.find(it, elements).isPresent());
    SourcePlaces places = new SourcePlaces(type, sources);
    this.losses = inheritance.annotations(Loss.class).stream().map(places::of).toList();
    this.inputs = places.of(writing("inputs", "features", "steps"));
    this.precision = writing("precision").constant("precision", Precision.class);
    this.emission = writing("emission").constant("emission", Emission.class);
    TypeElement object = elements.getTypeElement("java.lang.Object");
    this.access = new TypeAccess(elements, name.packageName());
    this.reader =
        new LayerReader(
            elements,
            places,
            new ReservedNames(models(), object),
            new EnumReader(access, findings),
            findings);
  }

  /** The nearest {@code @Network} that writes a member, or the interface's own. */
  private DslAnnotation writing(String... members) {
    return inheritance.annotations(Network.class).stream()
        .filter(it -> Arrays.stream(members).anyMatch(it::isWritten))
        .findFirst()
        .orElse(annotation);
  }

  /** The loss of the interface, unless it is inherited and every output has one of its own. */
  private Optional<DslAnnotation> loss() {
    List<DeclaredLayer> layers = reader.layers();
    boolean isOfOutputs =
        HeadReader.heads(layers).stream().allMatch(head -> layers.get(head).loss().isPresent());
    return losses.stream().filter(loss -> loss.element().equals(type) || !isOfOutputs).findFirst();
  }

  Reading read() {
    InterfaceShape.check(type, name, annotation.place(), findings);
    checkAnnotation();
    Optional<NetworkSpec> network = Optional.empty();
    if (type.getKind() == ElementKind.INTERFACE) {
      readMethods();
      claims.check(type, generated(), findings);
      checkNames();
      checkInheritance();
      network = readNetwork();
      network.ifPresent(this::checkSize);
    } else {
      NetworkRules.checkInputs(readInputs(), name.inPackage())
          .forEach(refusal -> findings.add(positions().locate(refusal)));
    }
    return new Reading(
        network.filter(it -> findings.isClean()),
        findings.problems(),
        findings.isUnresolved(),
        positions(),
        access.mentioned());
  }

  /** The classes to be generated, as far as annotations tell without being understood. */
  private List<GeneratedClass> generated() {
    boolean hasFeatures =
        inputs.isWritten("features")
            || reader.inputs().stream().anyMatch(it -> it.annotation().isWritten("features"));
    boolean hasClasses = reader.layers().stream().anyMatch(it -> it.classes().isPresent());
    return GeneratedClass.of(hasDropout, hasFeatures || hasClasses);
  }

  private Positions positions() {
    return new Positions(Place.of(type), annotation, reader.inputs(), reader.layers(), loss());
  }

  private void checkAnnotation() {
    if (precision.isEmpty() || emission.isEmpty()) {
      findings.addUnresolved();
    }
  }

  private void checkInheritance() {
    if (inheritance.isUnresolved()) {
      findings.addUnresolved();
    }
    ModelFit fit = new ModelFit(type, name.inPackage(), inheritance, elements, types, findings);
    fit.checkInheritedMethods(hasDropout);
    if (precision.isPresent()) {
      fit.checkPrecision(precision.get(), annotation.place("precision"));
      models().forEach(model -> fit.checkDefaultMethods(model, precision.get()));
    }
  }

  /**
   * A member type of the name of a generated class would stand in front of it, inside the network;
   * and no file could be written for a class whose name is too long.
   */
  private void checkNames() {
    Set<String> members = inheritance.memberTypeNames();
    for (GeneratedClass generated : generated()) {
      String simpleName = name.generated(generated.suffix());
      if (members.contains(simpleName)) {
        add(NetworkMessage.GENERATED_NAME, Place.of(type), simpleName);
      }
    }
    if (!SourceVersion.isName(name.qualified(name.inPackage()))) {
      add(NetworkMessage.NAME_KEYWORD, Place.of(type));
    }
    String longest =
        generated().stream()
            .map(it -> name.generated(it.suffix()))
            .max(Comparator.comparing(String::length))
            .orElseThrow();
    int bytes = (longest + ".class").getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_FILE_NAME) {
      add(NetworkMessage.GENERATED_NAME_LENGTH, Place.of(type), longest, bytes, MAX_FILE_NAME);
    }
  }

  /** The methods that are inputs and layers, in the order of the network. */
  private List<ExecutableElement> methodsOfLayers() {
    return type.getKind() == ElementKind.INTERFACE
        ? new LayerMethods(type, inheritance, elements).inOrder(name.inPackage(), findings)
        : List.of();
  }

  private Optional<NetworkSpec> readNetwork() {
    checkRuntime();
    List<InputSpec> parts = readInputs();
    List<Refusal> refusals = new ArrayList<>();
    List<Optional<LayerSpec>> layers =
        reader.specs(parts.stream().map(InputSpec::name).toList(), refusals);
    List<HeadSpec> heads =
        new HeadReader(name.inPackage(), reader.layers(), loss(), reader.classes(), findings)
            .read();
    refusals.addAll(NetworkRules.check(new NetworkDraft(name.inPackage(), parts, layers, heads)));
    refusals.forEach(refusal -> findings.add(positions().locate(refusal)));
    if (!findings.isClean()) {
      return Optional.empty();
    }
    return Optional.of(
        new NetworkSpec(
            name.in(new SurroundingsReader(type, name, inheritance, elements).read()),
            parts,
            precision.orElseThrow(),
            emission.orElseThrow(),
            layers.stream().map(Optional::orElseThrow).toList(),
            heads));
  }

  private List<InputSpec> readInputs() {
    boolean isSaid = inputs.isWritten("inputs") || inputs.isWritten("features");
    if (inheritance.isUnresolved() && reader.inputs().isEmpty() && !isSaid) {
      return List.of(InputSpec.unnamed(Extent.vector(1)));
    }
    return new InputReader(
            name.inPackage(),
            inputs,
            reader.inputs(),
            () -> new FeatureReader(elements, sources, access, findings),
            findings)
        .read();
  }

  /** Without the runtime the compiler knows no {@code Layer}, and says so method by method. */
  private void checkRuntime() {
    if (elements.getTypeElement(RuntimeTypes.LAYER) == null) {
      findings.addUnresolved();
      add(NetworkMessage.RUNTIME_MISSING, annotation.place(), RuntimeTypes.LAYER);
    }
  }

  private void readMethods() {
    ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> !method.getModifiers().contains(Modifier.ABSTRACT))
        .forEach(reader::checkOwnMethod);
    methods.forEach(reader::read);
  }

  private void checkSize(NetworkSpec network) {
    NetworkRules.checkSize(network).ifPresent(refusal -> findings.add(refusal, Place.of(type)));
  }

  /** The interfaces that the generated class will implement, if the runtime is there. */
  private List<TypeElement> models() {
    List<String> names = hasDropout ? List.of("Model", "DropoutModel") : List.of("Model");
    return precision.stream()
        .flatMap(it -> names.stream().map(model -> RuntimeTypes.of(it, model)))
        .map(elements::getTypeElement)
        .filter(Objects::nonNull)
        .toList();
  }

  private void add(Message message, Place place, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(name.inPackage()));
    all.addAll(List.of(arguments));
    findings.add(message, place, all.toArray());
  }
}
