package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Reads the methods of one network interface: an abstract one is a layer, any other is the user's.
 */
final class LayerReader {

  /** A layer, and the annotation that says what it is. */
  record ReadLayer(LayerSpec spec, DslAnnotation annotation) {}

  private final Elements elements;
  private final ReservedNames reserved;
  private final Findings findings;

  LayerReader(Elements elements, ReservedNames reserved, Findings findings) {
    this.elements = elements;
    this.reserved = reserved;
    this.findings = findings;
  }

  /** Finds fault with a method that has a body. */
  void checkOwnMethod(ExecutableElement method) {
    DslAnnotation.on(method, Dense.class, elements)
        .ifPresent(
            dense ->
                findings.add(Message.DENSE_METHOD, dense.place(), nameOf(method), kindOf(method)));
  }

  /**
   * Reads an abstract method as a layer.
   *
   * @param index the number of layers before it
   * @return the layer as it is annotated, mistakes and all; empty if that cannot be said
   */
  Optional<ReadLayer> read(ExecutableElement method, int index) {
    Optional<DslAnnotation> dense = DslAnnotation.on(method, Dense.class, elements);
    if (dense.isEmpty()) {
      findings.add(Message.LAYER_DENSE, Place.of(method), nameOf(method));
      return Optional.empty();
    }
    checkSignature(method);
    if (!SourceVersion.isName(nameOf(method))) {
      findings.add(Message.NAME_KEYWORD, Place.of(method), nameOf(method));
    }
    reserved
        .ownerOf(nameOf(method))
        .ifPresent(
            owner ->
                findings.add(
                    Message.LAYER_NAME,
                    Place.of(method),
                    nameOf(method),
                    owner,
                    reserved.freeNameLike(nameOf(method))));
    Optional<LayerSpec> layer = readDense(nameOf(method), index - 1, dense.get());
    layer.ifPresent(spec -> check(spec, index, dense.get()));
    return layer.map(spec -> new ReadLayer(spec, dense.get()));
  }

  private Optional<LayerSpec> readDense(String name, int source, DslAnnotation dense) {
    Optional<Integer> units = dense.integer("units");
    Optional<Activation> activation = dense.constant("activation", Activation.class);
    Optional<Boolean> bias = dense.flag("bias");
    if (units.isEmpty() || activation.isEmpty() || bias.isEmpty()) {
      findings.addUnresolved();
      return Optional.empty();
    }
    return Optional.of(
        new DenseSpec(
            name, List.of(source), units.get(), new ActivationSpec(activation.get()), bias.get()));
  }

  private void check(LayerSpec layer, int index, DslAnnotation annotation) {
    for (Refusal refusal : NetworkRules.checkLayer(layer, index)) {
      findings.add(refusal, annotation.place(refusal.part().attribute()));
    }
  }

  private void checkSignature(ExecutableElement method) {
    Place place = Place.of(method);
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.ERROR) {
      findings.addUnresolved();
    } else if (!isLayer(type)) {
      findings.add(Message.LAYER_TYPE, place, nameOf(method), TypeText.of(type));
    }
    if (!method.getParameters().isEmpty()) {
      findings.add(Message.LAYER_PARAMETERS, place, nameOf(method), parametersOf(method));
    }
    if (!method.getTypeParameters().isEmpty()) {
      String found = InterfaceShape.names(method.getTypeParameters());
      findings.add(Message.LAYER_GENERIC, place, nameOf(method), found);
    }
    if (!method.getThrownTypes().isEmpty()) {
      findings.add(Message.LAYER_THROWS, place, nameOf(method), thrownBy(method));
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
        .collect(Collectors.joining(", "));
  }

  private static String thrownBy(ExecutableElement method) {
    return method.getThrownTypes().stream().map(TypeText::of).collect(Collectors.joining(", "));
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
