package io.github.chainrule.processor.read;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Tells the types that are compiled from source in this run from those that are known by a class
 * file, in which fields have no order and nothing has a place to point at.
 */
final class SourceTypes {

  private final Set<String> topLevel = new HashSet<>();

  /** Notes the types of a round. */
  void add(Collection<? extends Element> roots) {
    for (Element root : roots) {
      if (root instanceof TypeElement type) {
        topLevel.add(type.getQualifiedName().toString());
      }
    }
  }

  boolean contains(TypeElement type) {
    return topLevel.contains(outermost(type).getQualifiedName().toString());
  }

  /** The type of the source file that a type is declared in. */
  static TypeElement outermost(TypeElement type) {
    TypeElement outermost = type;
    while (InterfaceShape.isType(outermost.getEnclosingElement())) {
      outermost = (TypeElement) outermost.getEnclosingElement();
    }
    return outermost;
  }
}
