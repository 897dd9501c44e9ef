package io.github.chainrule.processor.read;

import static java.util.stream.Collectors.joining;

import io.github.chainrule.dsl.Classes;
import io.github.chainrule.dsl.Input;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.Output;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.feature.EnumSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.SourceNames;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Reads the methods of one network interface: an abstract one is an input or a layer, any other is
 * the user's.
 */
final class LayerReader {

  private final Elements elements;
  private final SourcePlaces places;
  private final ReservedNames reserved;
  private final Findings findings;
  private final FormulaReader formulas;
  private final List<DeclaredInput> inputs = new ArrayList<>();
  private final List<DeclaredLayer> layers = new ArrayList<>();
  private final List<Optional<EnumSpec>> classes = new ArrayList<>();
  private final EnumReader enums;

  LayerReader(
      Elements elements,
      SourcePlaces places,
      ReservedNames reserved,
      EnumReader enums,
      Findings findings) {
    this.enums = enums;
    this.elements = elements;
    this.places = places;
    this.reserved = reserved;
    this.findings = findings;
    this.formulas = new FormulaReader(findings);
  }

  /** The methods with {@code @Input}. */
  List<DeclaredInput> inputs() {
    return inputs;
  }

  /** The methods that are layers, or should be. */
  List<DeclaredLayer> layers() {
    return layers;
  }

  /** Finds fault with a method that has a body. */
  void checkOwnMethod(ExecutableElement method) {
    List<DslAnnotation> misplaced = new ArrayList<>();
    for (LayerKind kind : LayerKind.on(method, elements)) {
      kind.find(method, elements).ifPresent(misplaced::add);
    }
    Stream.of(Input.class, Output.class, Loss.class, Classes.class)
        .flatMap(type -> DslAnnotation.on(method, type, elements).stream())
        .forEach(misplaced::add);
    for (DslAnnotation annotation : misplaced) {
      findings.add(
          NetworkMessage.LAYER_METHOD,
          annotation.place(),
          nameOf(method),
          annotation.name(),
          kindOf(method));
    }
  }

  /** Reads an abstract method, as far as that is possible without the others. */
  void read(ExecutableElement method) {
    List<LayerKind> kinds = LayerKind.on(method, elements);
    Optional<DslAnnotation> input = annotation(method, Input.class);
    if (kinds.size() + input.stream().count() > 1) {
      String found =
          Stream.concat(input.stream().map(it -> "Input"), kinds.stream().map(LayerKind::text))
              .map(it -> "@" + it)
              .collect(joining(" and "));
      findings.add(NetworkMessage.LAYER_KINDS, places.of(method), nameOf(method), found);
    }
    if (kinds.isEmpty() && input.isEmpty()) {
      findings.add(NetworkMessage.LAYER_DENSE, places.of(method), nameOf(method));
    } else {
      checkSignature(method);
      checkName(method);
    }
    if (input.isPresent()) {
      addInput(method, input.get());
    } else {
      addLayer(method, kinds);
    }
  }

  private void addInput(ExecutableElement method, DslAnnotation annotation) {
    Stream.of(Output.class, Loss.class, Classes.class)
        .flatMap(type -> annotation(method, type).stream())
        .forEach(
            it -> findings.add(NetworkMessage.INPUT_ROLE, it.place(), nameOf(method), it.name()));
    inputs.add(new DeclaredInput(nameOf(method), annotation));
  }

  private void addLayer(ExecutableElement method, List<LayerKind> kinds) {
    layers.add(
        new DeclaredLayer(
            places.of(method),
            nameOf(method),
            kinds.stream().findFirst(),
            kinds.stream().findFirst().flatMap(kind -> kind.find(method, elements)).map(places::of),
            annotation(method, Output.class),
            annotation(method, Loss.class),
            annotation(method, Classes.class)));
  }

  private Optional<DslAnnotation> annotation(
      ExecutableElement method, Class<? extends Annotation> type) {
    return DslAnnotation.on(method, type, elements).map(places::of);
  }

  /**
   * The layers as they are annotated, mistakes and all; empty where that cannot be said.
   *
   * @param parts the names of the inputs
   * @param refusals receives what is wrong with the names in the annotations
   */
  List<Optional<LayerSpec>> specs(List<String> parts, List<Refusal> refusals) {
    SourceNames names = new SourceNames(parts, layers.stream().map(DeclaredLayer::name).toList());
    List<Optional<LayerSpec>> specs = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      DeclaredLayer layer = layers.get(index);
      classes.add(layer.classes().flatMap(it -> enums.classes(layer.name(), it)));
      Optional<LayerSpec> spec = layer.spec(index, names, formulas, classes.get(index));
      if (layer.kind().isPresent() && spec.isEmpty()) {
        findings.addUnresolved();
      }
      specs.add(spec);
    }
    refusals.addAll(names.refusals());
    return specs;
  }

  /** The classes of each layer, once its specification was read. */
  List<Optional<EnumSpec>> classes() {
    return classes;
  }

  private void checkName(ExecutableElement method) {
    if (!SourceVersion.isName(nameOf(method))) {
      findings.add(NetworkMessage.NAME_KEYWORD, places.of(method), nameOf(method));
    }
    reserved
        .ownerOf(nameOf(method))
        .ifPresent(
            owner ->
                findings.add(
                    NetworkMessage.LAYER_NAME,
                    places.of(method),
                    nameOf(method),
                    owner,
                    reserved.freeNameLike(nameOf(method))));
  }

  private void checkSignature(ExecutableElement method) {
    Place place = places.of(method);
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.ERROR) {
      findings.addUnresolved();
    } else if (!isLayer(type)) {
      findings.add(NetworkMessage.LAYER_TYPE, place, nameOf(method), TypeText.of(type));
    }
    if (!method.getParameters().isEmpty()) {
      findings.add(NetworkMessage.LAYER_PARAMETERS, place, nameOf(method), parametersOf(method));
    }
    if (!method.getTypeParameters().isEmpty()) {
      String found = InterfaceShape.names(method.getTypeParameters());
      findings.add(NetworkMessage.LAYER_GENERIC, place, nameOf(method), found);
    }
    if (!method.getThrownTypes().isEmpty()) {
      findings.add(NetworkMessage.LAYER_THROWS, place, nameOf(method), thrownBy(method));
    }
  }

  private static boolean isLayer(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement())
            .getQualifiedName()
            .contentEquals(RuntimeTypes.LAYER);
  }

  private static String parametersOf(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> parameter.getSimpleName().toString())
        .collect(joining(", "));
  }

  private static String thrownBy(ExecutableElement method) {
    return method.getThrownTypes().stream().map(TypeText::of).collect(joining(", "));
  }

  private static String nameOf(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  private static String kindOf(ExecutableElement method) {
    if (method.isDefault()) {
      return "default";
    }
    return method.getModifiers().contains(Modifier.STATIC) ? "static" : "private";
  }
}
