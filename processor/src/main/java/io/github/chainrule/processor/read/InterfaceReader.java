package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.diagnostic.Message;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
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

  /** Of an input whose shape could not be read. */
  private static final Extent UNKNOWN = Extent.vector(1);

  private final TypeElement type;
  private final Elements elements;
  private final Types types;
  private final NameClaims claims;
  private final Inheritance inheritance;
  private final Findings findings = new Findings();
  private final LayerReader reader;
  private final InterfaceName name;
  private final DslAnnotation annotation;

  /** Of the interface and of those that it extends, the nearest first. */
  private final List<DslAnnotation> losses;

  private final Optional<List<Integer>> inputs;
  private final Optional<Precision> precision;
  private final Optional<Emission> emission;

  InterfaceReader(
      TypeElement type, Elements elements, Types types, NameClaims claims, Set<String> compiled) {
    this.type = type;
    this.elements = elements;
    this.types = types;
    this.claims = claims;
    this.inheritance = new Inheritance(type, elements, types);
    this.name = InterfaceShape.nameOf(type, elements);
    this.annotation = DslAnnotation.on(type, Network.class, elements).orElseThrow();
    SourcePlaces places = new SourcePlaces(type, compiled);
    this.losses = inheritance.annotations(Loss.class).stream().map(places::of).toList();
    this.inputs = writing("inputs").integers("inputs");
    this.precision = writing("precision").constant("precision", Precision.class);
    this.emission = writing("emission").constant("emission", Emission.class);
    TypeElement object = elements.getTypeElement("java.lang.Object");
    this.reader = new LayerReader(elements, places, new ReservedNames(models(), object), findings);
  }

  /** The nearest {@code @Network} that writes a member, or the interface's own. */
  private DslAnnotation writing(String member) {
    return inheritance.annotations(Network.class).stream()
        .filter(it -> it.isWritten(member))
        .findFirst()
        .orElse(annotation);
  }

  /** The loss of the interface, unless it is inherited and an output has one of its own. */
  private Optional<DslAnnotation> loss() {
    boolean isOfOutput = reader.layers().stream().anyMatch(layer -> layer.loss().isPresent());
    return losses.stream().filter(loss -> loss.element().equals(type) || !isOfOutput).findFirst();
  }

  Reading read() {
    InterfaceShape.check(type, name, annotation.place(), findings);
    checkAnnotation();
    Optional<NetworkSpec> network = Optional.empty();
    if (type.getKind() == ElementKind.INTERFACE) {
      claims.check(name, classes(), Place.of(type), findings);
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
        positions());
  }

  private Positions positions() {
    return new Positions(Place.of(type), annotation, reader.inputs(), reader.layers(), loss());
  }

  private void checkAnnotation() {
    if (inputs.isEmpty() || precision.isEmpty() || emission.isEmpty()) {
      findings.addUnresolved();
    }
  }

  private void checkInheritance() {
    if (inheritance.isUnresolved()) {
      findings.addUnresolved();
    }
    ModelFit fit = new ModelFit(type, name.inPackage(), inheritance, elements, types, findings);
    fit.checkInheritedMethods();
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
    for (GeneratedClass generated : classes()) {
      String simpleName = name.generated(generated.suffix());
      if (members.contains(simpleName)) {
        add(Message.GENERATED_NAME, Place.of(type), simpleName);
      }
    }
    if (!SourceVersion.isName(name.qualified(name.inPackage()))) {
      add(Message.NAME_KEYWORD, Place.of(type));
    }
    String longest = name.generated(GeneratedClass.BACKPROP.suffix());
    int bytes = (longest + ".class").getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_FILE_NAME) {
      add(Message.GENERATED_NAME_LENGTH, Place.of(type), longest, bytes, MAX_FILE_NAME);
    }
  }

  private List<GeneratedClass> classes() {
    return GeneratedClass.of(hasDropout());
  }

  private boolean hasDropout() {
    return type.getEnclosedElements().stream()
        .anyMatch(member -> LayerKind.DROPOUT.find(member, elements).isPresent());
  }

  private Optional<NetworkSpec> readNetwork() {
    checkRuntime();
    readMethods();
    List<InputSpec> parts = readInputs();
    List<Refusal> refusals = new ArrayList<>();
    List<Optional<LayerSpec>> layers =
        reader.specs(parts.stream().map(InputSpec::name).toList(), refusals);
    List<HeadSpec> heads =
        new HeadReader(name.inPackage(), reader.layers(), loss(), findings).read();
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

  /** The inputs that methods declare, or the one that the annotation does. */
  private List<InputSpec> readInputs() {
    List<DeclaredInput> declared = reader.inputs();
    List<Integer> own = inputs.orElse(List.of());
    if (declared.isEmpty()) {
      if (inputs.isPresent() && own.isEmpty() && !inheritance.isUnresolved()) {
        add(Message.INPUTS_MISSING, annotation.place("inputs"));
      }
      return List.of(InputSpec.unnamed(own.isEmpty() ? UNKNOWN : Extent.of(own)));
    }
    if (writing("inputs").isWritten("inputs")) {
      String methods = String.join(", ", declared.stream().map(DeclaredInput::name).toList());
      add(Message.INPUTS_TWICE, annotation.place("inputs"), methods);
    }
    List<InputSpec> parts = new ArrayList<>();
    for (DeclaredInput input : declared) {
      List<Integer> shape = input.shape().orElse(List.of());
      parts.add(InputSpec.named(input.name(), shape.isEmpty() ? UNKNOWN : Extent.of(shape)));
    }
    return parts;
  }

  /** Without the runtime the compiler knows no {@code Layer}, and says so method by method. */
  private void checkRuntime() {
    if (elements.getTypeElement(RuntimeTypes.LAYER) == null) {
      findings.addUnresolved();
      add(Message.RUNTIME_MISSING, annotation.place(), RuntimeTypes.LAYER);
    }
  }

  private void readMethods() {
    ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> !method.getModifiers().contains(Modifier.ABSTRACT))
        .forEach(reader::checkOwnMethod);
    new LayerMethods(type, inheritance, elements)
        .inOrder(name.inPackage(), findings)
        .forEach(reader::read);
  }

  private void checkSize(NetworkSpec network) {
    NetworkRules.checkSize(network).ifPresent(refusal -> findings.add(refusal, Place.of(type)));
  }

  /** The interfaces that the generated class will implement, if the runtime is there. */
  private List<TypeElement> models() {
    List<String> names = hasDropout() ? List.of("Model", "DropoutModel") : List.of("Model");
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
