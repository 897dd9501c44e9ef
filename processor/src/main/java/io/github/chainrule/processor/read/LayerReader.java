package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.spec.LayerSpec;
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
   * Reads an abstract method as the layer that follows the layer {@code source}.
   *
   * @return the layer as it is annotated, mistakes and all; empty if that cannot be said
   */
  Optional<LayerSpec> read(ExecutableElement method, int source) {
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
    return readDense(nameOf(method), source, dense.get());
  }

  private Optional<LayerSpec> readDense(String name, int source, DslAnnotation dense) {
    Optional<Integer> units = dense.integer("units");
    Optional<Activation> activation = dense.constant("activation", Activation.class);
    Optional<Boolean> bias = dense.flag("bias");
    if (units.isPresent() && units.get() < 1) {
      findings.add(Message.LAYER_UNITS, dense.place("units"), name, units.get());
    }
    if (units.equals(Optional.of(1)) && activation.equals(Optional.of(Activation.SOFTMAX))) {
      findings.add(Message.SOFTMAX_UNITS, dense.place("activation"), name);
    }
    if (units.isEmpty() || activation.isEmpty() || bias.isEmpty()) {
      findings.addUnresolved();
      return Optional.empty();
    }
    return Optional.of(
        new LayerSpec(name, List.of(source), units.get(), activation.get(), bias.get()));
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
