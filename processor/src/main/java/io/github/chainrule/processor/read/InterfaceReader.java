package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.read.LayerReader.ReadLayer;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkRules;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
  private final Inheritance inheritance;
  private final Findings findings = new Findings();
  private final List<Optional<ReadLayer>> layers = new ArrayList<>();
  private final InterfaceName name;
  private final DslAnnotation annotation;
  private final Optional<DslAnnotation> lossAnnotation;
  private final Optional<Integer> inputs;
  private final Optional<Precision> precision;
  private final Optional<Emission> emission;

  InterfaceReader(TypeElement type, Elements elements, Types types, NameClaims claims) {
    this.type = type;
    this.elements = elements;
    this.types = types;
    this.claims = claims;
    this.inheritance = new Inheritance(type, elements, types);
    this.name = InterfaceShape.nameOf(type, elements);
    this.annotation = DslAnnotation.on(type, Network.class, elements).orElseThrow();
    this.lossAnnotation = DslAnnotation.on(type, Loss.class, elements);
    this.inputs = annotation.integer("inputs");
    this.precision = annotation.constant("precision", Precision.class);
    this.emission = annotation.constant("emission", Emission.class);
  }

  Reading read() {
    InterfaceShape.check(type, name, annotation.place(), findings);
    checkAnnotation();
    Optional<NetworkSpec> network = Optional.empty();
    if (type.getKind() == ElementKind.INTERFACE) {
      claims.check(name, Place.of(type), findings);
      checkNames();
      checkInheritance();
      network = readNetwork();
      network.ifPresent(this::checkSize);
    }
    return new Reading(
        network.filter(it -> findings.isClean()),
        findings.problems(),
        findings.isUnresolved(),
        new Positions(
            Place.of(type),
            annotation,
            layers.stream().flatMap(Optional::stream).map(ReadLayer::annotation).toList(),
            lossAnnotation));
  }

  private void checkAnnotation() {
    if (inputs.isEmpty() || precision.isEmpty() || emission.isEmpty()) {
      findings.addUnresolved();
    }
    inputs
        .flatMap(count -> NetworkRules.checkInputs(count, name.inPackage()))
        .ifPresent(refusal -> findings.add(refusal, annotation.place("inputs")));
  }

  private void checkInheritance() {
    if (inheritance.isUnresolved()) {
      findings.addUnresolved();
    }
    ModelFit fit = new ModelFit(type, name.inPackage(), inheritance, types, findings);
    fit.checkInheritedMethods();
    if (precision.isPresent()) {
      fit.checkPrecision(precision.get(), annotation.place("precision"));
      model().ifPresent(model -> fit.checkDefaultMethods(model, precision.get()));
    }
  }

  /**
   * A member type of the name of a generated class would stand in front of it, inside the network;
   * and no file could be written for a class whose name is too long.
   */
  private void checkNames() {
    Set<String> members = inheritance.memberTypeNames();
    for (GeneratedClass generated : GeneratedClass.values()) {
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

  private Optional<NetworkSpec> readNetwork() {
    checkRuntime();
    readLayers();
    Optional<LossSpec> loss = readLoss();
    if (!findings.isClean()) {
      return Optional.empty();
    }
    List<LayerSpec> read = layers.stream().map(layer -> layer.orElseThrow().spec()).toList();
    return Optional.of(
        new NetworkSpec(
            name.in(new SurroundingsReader(type, name, inheritance, elements).read()),
            inputs.orElseThrow(),
            precision.orElseThrow(),
            emission.orElseThrow(),
            read,
            loss.orElseThrow()));
  }

  /** Without the runtime the compiler knows no {@code Layer}, and says so method by method. */
  private void checkRuntime() {
    if (elements.getTypeElement(RuntimeTypes.LAYER) == null) {
      findings.addUnresolved();
      add(Message.RUNTIME_MISSING, annotation.place(), RuntimeTypes.LAYER);
    }
  }

  private void readLayers() {
    TypeElement object = elements.getTypeElement("java.lang.Object");
    LayerReader reader = new LayerReader(elements, new ReservedNames(model(), object), findings);
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (isRedeclaredOfObject(method)) {
        continue;
      }
      if (method.getModifiers().contains(Modifier.ABSTRACT)) {
        layers.add(reader.read(method, layers.size()));
      } else {
        reader.checkOwnMethod(method);
      }
    }
    if (layers.isEmpty()) {
      add(Message.NETWORK_LAYERS, Place.of(type));
    }
  }

  /** Interfaces redeclare equals or toString to document them; every class implements them. */
  private boolean isRedeclaredOfObject(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && DslAnnotation.on(method, Dense.class, elements).isEmpty()
        && inheritance.isMethodOfObject(method);
  }

  private Optional<LossSpec> readLoss() {
    if (lossAnnotation.isEmpty()) {
      return Optional.of(new LossSpec(LossFunction.SQUARED_ERROR));
    }
    Optional<LossSpec> loss =
        lossAnnotation.get().constant("value", LossFunction.class).map(LossSpec::new);
    if (loss.isEmpty()) {
      findings.addUnresolved();
    } else if (!layers.isEmpty() && layers.get(layers.size() - 1).isPresent()) {
      LayerSpec output = layers.get(layers.size() - 1).get().spec();
      for (Refusal refusal : NetworkRules.checkLoss(loss.get(), output, name.inPackage())) {
        findings.add(refusal, lossAnnotation.get().place(refusal.part().attribute()));
      }
    }
    return loss;
  }

  private void checkSize(NetworkSpec network) {
    NetworkRules.checkSize(network).ifPresent(refusal -> findings.add(refusal, Place.of(type)));
  }

  /** The interface that the generated class will implement, if the runtime is there. */
  private Optional<TypeElement> model() {
    return precision.map(it -> elements.getTypeElement(RuntimeTypes.of(it, "Model")));
  }

  private void add(Message message, Place place, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(name.inPackage()));
    all.addAll(List.of(arguments));
    findings.add(message, place, all.toArray());
  }
}
