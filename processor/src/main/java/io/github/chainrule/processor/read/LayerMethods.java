package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Input;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The methods of an interface that are its inputs and layers, in the order of the network: those
 * that it inherits, in the order in which it extends their interfaces, then its own. One that is
 * declared again stays where it was and is what its nearest declaration says.
 */
final class LayerMethods {

  private final TypeElement type;
  private final Inheritance inheritance;
  private final Elements elements;

  LayerMethods(TypeElement type, Inheritance inheritance, Elements elements) {
    this.type = type;
    this.inheritance = inheritance;
    this.elements = elements;
  }

  /** Whether an annotation says that a method is an input or a layer. */
  static boolean isLayer(ExecutableElement method, Elements elements) {
    return !LayerKind.on(method, elements).isEmpty()
        || DslAnnotation.on(method, Input.class, elements).isPresent();
  }

  /**
   * The methods in order; of the interface's own, also those that lack an annotation.
   *
   * @param network the interface's name
   * @param findings receives the layers that two interfaces declare, neither of which extends the
   *     other
   */
  List<ExecutableElement> inOrder(String network, Findings findings) {
    Map<String, List<ExecutableElement>> declared = new LinkedHashMap<>();
    for (TypeElement owner : inheritance.ancestorsFirst()) {
      for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
        if (isDeclared(method, owner)) {
          declared.computeIfAbsent(signature(method), key -> new ArrayList<>()).add(method);
        }
      }
    }
    List<ExecutableElement> methods = new ArrayList<>();
    for (List<ExecutableElement> declarations : declared.values()) {
      List<ExecutableElement> nearest =
          declarations.stream().filter(it -> !inheritance.isOverridden(it)).toList();
      if (ownersOf(nearest).size() > 1) {
        addTwice(network, ownersOf(nearest), nearest.get(0), findings);
        methods.add(nearest.get(0));
      } else {
        methods.addAll(nearest);
      }
    }
    return methods;
  }

  /** Interfaces redeclare equals or toString to document them; every class implements them. */
  private boolean isDeclared(ExecutableElement method, TypeElement owner) {
    boolean isLayer = isLayer(method, elements);
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && (isLayer || (owner.equals(type) && !inheritance.isMethodOfObject(method)));
  }

  /** Layers have no parameters; methods that have some are told apart by how many. */
  private static String signature(ExecutableElement method) {
    return method.getSimpleName() + "/" + method.getParameters().size();
  }

  private void addTwice(
      String network, List<String> owners, ExecutableElement method, Findings findings) {
    findings.add(
        NetworkMessage.LAYER_INHERITED_TWICE,
        Place.of(type),
        network,
        method.getSimpleName().toString(),
        owners.get(0),
        owners.get(1));
  }

  private static List<String> ownersOf(List<ExecutableElement> methods) {
    return methods.stream()
        .map(method -> (TypeElement) method.getEnclosingElement())
        .map(owner -> owner.getQualifiedName().toString())
        .distinct()
        .toList();
  }
}
