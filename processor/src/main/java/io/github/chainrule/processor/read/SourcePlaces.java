package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Place;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Where messages about a network point: at what is at fault or, if that is inherited from a class
 * file, in which nothing can be pointed at, at the network's interface.
 */
final class SourcePlaces {

  private final TypeElement network;
  private final Set<String> compiled;

  /**
   * The places of one network.
   *
   * @param compiled the qualified names of the outermost types that are being compiled
   */
  SourcePlaces(TypeElement network, Set<String> compiled) {
    this.network = network;
    this.compiled = compiled;
  }

  /** An element's place. */
  Place of(Element element) {
    return Place.of(hasSource(element) ? element : network);
  }

  /** An annotation that tells places in the same way. */
  DslAnnotation of(DslAnnotation annotation) {
    return hasSource(annotation.element()) ? annotation : annotation.at(Place.of(network));
  }

  private boolean hasSource(Element element) {
    TypeElement outermost = network;
    for (Element at = element; at != null; at = at.getEnclosingElement()) {
      outermost = InterfaceShape.isType(at) ? (TypeElement) at : outermost;
    }
    return compiled.contains(outermost.getQualifiedName().toString());
  }
}
