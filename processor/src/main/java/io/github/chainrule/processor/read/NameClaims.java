package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Network;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Who has the names of the classes to be generated: two interfaces of one compilation, or a class
 * of the user.
 *
 * <p>A class with such a name may also be our own, left by an earlier build in an output directory
 * that is on the class path, or in a folder of sources. It says itself, by {@code GeneratedFrom},
 * from which interface it was generated. If that is the one at hand, or is a network no longer,
 * writing over the class is what an incremental build wants; if it is another network, which is not
 * compiled this time, the two have one name.
 */
final class NameClaims {

  private final Elements elements;
  private final Map<String, Set<String>> claims = new LinkedHashMap<>();

  NameClaims(Elements elements) {
    this.elements = elements;
  }

  /** Notes that classes are to be generated for the interface of this name. */
  void claim(InterfaceName name) {
    claims
        .computeIfAbsent(name.qualified(name.generated("")), it -> new LinkedHashSet<>())
        .add(name.inPackage());
  }

  /** Finds who else has the names of these classes of the interface. */
  void check(TypeElement type, List<GeneratedClass> classes, Findings findings) {
    InterfaceName name = InterfaceShape.nameOf(type, elements);
    Neighbours neighbours = Neighbours.of(type, name, elements);
    Place place = Place.of(type);
    String prefix = name.generated("");
    Set<String> others = new LinkedHashSet<>(claims.getOrDefault(name.qualified(prefix), Set.of()));
    for (GeneratedClass generated : classes) {
      String simpleName = name.generated(generated.suffix());
      Optional<TypeElement> existing = neighbours.find(simpleName);
      Optional<String> origin = existing.flatMap(NameClaims::originOf);
      if (existing.isPresent() && origin.isEmpty()) {
        findings.add(NetworkMessage.GENERATED_NAME, place, name.inPackage(), simpleName);
      }
      origin.filter(this::isNetwork).map(name::inPackage).ifPresent(others::add);
    }
    others.remove(name.inPackage());
    for (String other : others) {
      findings.add(NetworkMessage.GENERATED_NAME_SHARED, place, name.inPackage(), prefix, other);
    }
  }

  /** The interface that a class of ours was generated from. */
  private static Optional<String> originOf(TypeElement existing) {
    return existing.getAnnotationMirrors().stream()
        .filter(mirror -> TypeText.of(mirror.getAnnotationType()).equals(RuntimeTypes.ORIGIN))
        .flatMap(mirror -> mirror.getElementValues().values().stream())
        .map(value -> value.getValue().toString())
        .findFirst();
  }

  private boolean isNetwork(String canonicalName) {
    TypeElement type = elements.getTypeElement(canonicalName);
    return type != null && DslAnnotation.on(type, Network.class, elements).isPresent();
  }
}
