package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Place;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Where messages about a network point: at what is at fault or, if that is inherited from a class
 * file, in which nothing can be pointed at, at the network's interface.
 */
final class SourcePlaces {

  private final TypeElement network;
  private final SourceTypes sources;

  /** The places of one network. */
  SourcePlaces(TypeElement network, SourceTypes sources) {
    this.network = network;
    this.sources = sources;
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
    Element at = element;
    while (!InterfaceShape.isType(at)) {
      at = at.getEnclosingElement();
    }
    return sources.contains((TypeElement) at);
  }
}
