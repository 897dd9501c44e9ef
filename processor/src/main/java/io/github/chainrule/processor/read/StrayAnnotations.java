package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the annotations of layers and losses that belong to no network and so would do nothing. */
public final class StrayAnnotations {

  private final Elements elements;
  private final Types types;
  private final Set<String> handedDown = new HashSet<>();

  /**
   * A finder for one run of the compiler.
   *
   * @param elements the compiler's own
   * @param types the compiler's own
   */
  public StrayAnnotations(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * Takes note of what hands its layers down to a network.
   *
   * @param network a type with {@code @Network}
   */
  public void announce(TypeElement network) {
    new Inheritance(network, elements, types)
        .ancestorsFirst()
        .forEach(type -> handedDown.add(type.getQualifiedName().toString()));
  }

  /**
   * Finds fault with an annotation of a method outside of a network.
   *
   * @param method a method with an annotation of layers, inputs, outputs or losses
   * @param annotation which
   * @return the problem, if the type around it is no network
   */
  public Optional<Diagnostic> checkMethod(Element method, Class<? extends Annotation> annotation) {
    Element type = method.getEnclosingElement();
    return DslAnnotation.on(method, annotation, elements)
        .filter(found -> isNoNetwork(type))
        .map(
            found ->
                Diagnostic.of(
                    NetworkMessage.LAYER_WITHOUT_NETWORK,
                    found.place(),
                    nameOf(method),
                    found.name(),
                    nameOf(type)));
  }

  /**
   * Finds fault with a loss outside of a network.
   *
   * @param type a type or a method with {@code @Loss}
   * @return the problem, if it is, or is in, no network
   */
  public Optional<Diagnostic> checkLoss(Element type) {
    if (type.getKind() == ElementKind.METHOD) {
      return checkMethod(type, Loss.class);
    }
    return DslAnnotation.on(type, Loss.class, elements)
        .filter(loss -> isNoNetwork(type))
        .map(
            loss -> Diagnostic.of(NetworkMessage.LOSS_WITHOUT_NETWORK, loss.place(), nameOf(type)));
  }

  private boolean isNoNetwork(Element type) {
    return DslAnnotation.on(type, Network.class, elements).isEmpty()
        && !(type instanceof TypeElement owner
            && handedDown.contains(owner.getQualifiedName().toString()));
  }

  private static String nameOf(Element element) {
    return element.getSimpleName().toString();
  }
}
