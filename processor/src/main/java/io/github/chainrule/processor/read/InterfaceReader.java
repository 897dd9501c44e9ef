package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
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

  private static final long MAX_PARAMETERS = 10_000_000;

  /** The bytes that a file's name may have on nearly every file system; on some, even more. */
  private static final int MAX_FILE_NAME = 255;

  private final TypeElement type;
  private final Elements elements;
  private final Types types;
  private final NameClaims claims;
  private final Inheritance inheritance;
  private final Findings findings = new Findings();
  private final InterfaceName name;
  private final DslAnnotation annotation;
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
        new Positions(Place.of(type), annotation.place("emission")));
  }

  private void checkAnnotation() {
    if (inputs.isEmpty() || precision.isEmpty() || emission.isEmpty()) {
      findings.addUnresolved();
    }
    if (inputs.isPresent() && inputs.get() < 1) {
      add(Message.NETWORK_INPUTS, annotation.place("inputs"), inputs.get());
    }
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
    List<Optional<LayerSpec>> layers = readLayers();
    Optional<LossFunction> loss = readLoss(layers);
    if (!findings.isClean()) {
      return Optional.empty();
    }
    List<LayerSpec> read = layers.stream().map(Optional::orElseThrow).toList();
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

  private List<Optional<LayerSpec>> readLayers() {
    TypeElement object = elements.getTypeElement("java.lang.Object");
    LayerReader reader = new LayerReader(elements, new ReservedNames(model(), object), findings);
    List<Optional<LayerSpec>> layers = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (isRedeclaredOfObject(method)) {
        continue;
      }
      if (method.getModifiers().contains(Modifier.ABSTRACT)) {
        int source = layers.isEmpty() ? LayerSpec.NETWORK_INPUT : layers.size() - 1;
        layers.add(reader.read(method, source));
      } else {
        reader.checkOwnMethod(method);
      }
    }
    if (layers.isEmpty()) {
      add(Message.NETWORK_LAYERS, Place.of(type));
    }
    return layers;
  }

  /** Interfaces redeclare equals or toString to document them; every class implements them. */
  private boolean isRedeclaredOfObject(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && DslAnnotation.on(method, Dense.class, elements).isEmpty()
        && inheritance.isMethodOfObject(method);
  }

  private Optional<LossFunction> readLoss(List<Optional<LayerSpec>> layers) {
    Optional<DslAnnotation> written = DslAnnotation.on(type, Loss.class, elements);
    if (written.isEmpty()) {
      return Optional.of(LossFunction.SQUARED_ERROR);
    }
    Optional<LossFunction> loss = written.get().constant("value", LossFunction.class);
    if (loss.isEmpty()) {
      findings.addUnresolved();
    } else if (!layers.isEmpty() && layers.get(layers.size() - 1).isPresent()) {
      LayerSpec output = layers.get(layers.size() - 1).get();
      Place place = written.get().place("value");
      LossFit.check(loss.get(), output, name.inPackage(), place, findings);
    }
    return loss;
  }

  private void checkSize(NetworkSpec network) {
    long parameters = ParameterLayout.count(network);
    if (parameters > MAX_PARAMETERS) {
      add(Message.NETWORK_TOO_LARGE, Place.of(type), MAX_PARAMETERS, parameters);
    }
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
