package io.github.chainrule.processor.read;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Turns annotated interfaces into validated networks, or into all of their problems.
 *
 * <p>A reader lives as long as a run of the compiler, since no two interfaces may claim the same
 * names for their generated classes.
 */
public final class NetworkReader {

  private final Elements elements;
  private final Types types;
  private final NameClaims claims;
  private final SourceTypes sources = new SourceTypes();

  /**
   * A reader for one run of the compiler.
   *
   * @param elements the compiler's own
   * @param types the compiler's own
   */
  public NetworkReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
    this.claims = new NameClaims(elements);
  }

  /**
   * Takes note of what is compiled from source, before any of a round is read: messages can point
   * there.
   *
   * @param roots the types of a round
   */
  public void announceSources(Set<? extends Element> roots) {
    sources.add(roots);
  }

  /**
   * Claims the names of the classes to be generated. All networks of a round are announced before
   * any is read, so that of two with the same names both are told.
   *
   * @param type a type with {@code @Network}
   */
  public void announce(TypeElement type) {
    if (type.getKind() == ElementKind.INTERFACE) {
      claims.claim(InterfaceShape.nameOf(type, elements));
    }
  }

  /**
   * Reads one interface.
   *
   * @param type a type with {@code @Network}
   * @return the network or all of its problems
   */
  public Reading read(TypeElement type) {
    return new InterfaceReader(type, elements, types, claims, sources).read();
  }
}
