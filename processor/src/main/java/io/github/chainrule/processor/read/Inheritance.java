package io.github.chainrule.processor.read;

import static java.util.stream.Collectors.toCollection;

import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What an interface inherits, at whatever distance. */
final class Inheritance {

  private final TypeElement type;
  private final Elements elements;
  private final Types types;
  private final Set<TypeElement> supertypes = new LinkedHashSet<>();
  private boolean unresolved;

  /** All instance methods, once they have been asked for. */
  private Map<Name, List<ExecutableElement>> byName;

  Inheritance(TypeElement type, Elements elements, Types types) {
    this.type = type;
    this.elements = elements;
    this.types = types;
    Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      for (TypeMirror parent : open.remove().getInterfaces()) {
        elementOf(parent).filter(supertypes::add).ifPresent(open::add);
      }
    }
  }

  private Optional<TypeElement> elementOf(TypeMirror parent) {
    if (parent.getKind() != TypeKind.DECLARED) {
      unresolved = true;
      return Optional.empty();
    }
    return Optional.of((TypeElement) ((DeclaredType) parent).asElement());
  }

  /** Whether a supertype is one that the compiler does not know, or not yet. */
  boolean isUnresolved() {
    return unresolved;
  }

  /** The supertype of this qualified name, if the interface has it. */
  Optional<TypeElement> supertype(String qualifiedName) {
    return supertypes.stream()
        .filter(it -> it.getQualifiedName().contentEquals(qualifiedName))
        .findFirst();
  }

  /** The simple names of the types that a class would inherit. */
  Set<String> memberTypeNames() {
    return typeAndSupertypes().stream()
        .flatMap(owner -> ElementFilter.typesIn(owner.getEnclosedElements()).stream())
        .map(member -> member.getSimpleName().toString())
        .collect(toCollection(LinkedHashSet::new));
  }

  /** The supertypes and the interface, each behind all that it extends. */
  List<TypeElement> ancestorsFirst() {
    Set<TypeElement> ordered = new LinkedHashSet<>();
    addAncestorsFirst(type, new HashSet<>(), ordered);
    return List.copyOf(ordered);
  }

  /** Types that extend each other in a circle, which the compiler reports, are seen once. */
  private void addAncestorsFirst(
      TypeElement from, Set<TypeElement> seen, Set<TypeElement> ordered) {
    if (seen.add(from)) {
      for (TypeMirror parent : from.getInterfaces()) {
        elementOf(parent).ifPresent(it -> addAncestorsFirst(it, seen, ordered));
      }
      ordered.add(from);
    }
  }

  /** The annotations of a type on the interface and its supertypes, the nearest first. */
  List<DslAnnotation> annotations(Class<? extends Annotation> annotation) {
    return typeAndSupertypes().stream()
        .flatMap(it -> DslAnnotation.on(it, annotation, elements).stream())
        .toList();
  }

  private List<TypeElement> typeAndSupertypes() {
    List<TypeElement> all = new ArrayList<>(List.of(type));
    all.addAll(supertypes);
    return all;
  }

  /** The abstract methods that nothing between them and the interface overrides. */
  List<ExecutableElement> abstractMethods() {
    return supertypes.stream()
        .flatMap(supertype -> instanceMethodsOf(supertype).stream())
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .filter(method -> !isOverridden(method) && !isMethodOfObject(method))
        .toList();
  }

  /** The default methods that a class would have of the interface and its supertypes. */
  List<ExecutableElement> defaultMethods() {
    return allInstanceMethods().stream()
        .filter(method -> method.isDefault() && !isOverridden(method))
        .toList();
  }

  /**
   * Whether a method nearer to the interface takes this one's place. {@code Elements.overrides}
   * would be the way to ask, but ECJ answers wrongly where type variables are renamed between the
   * two.
   */
  boolean isOverridden(ExecutableElement method) {
    return instanceMethods().get(method.getSimpleName()).stream()
        .filter(it -> isNearer(it.getEnclosingElement(), method.getEnclosingElement()))
        .anyMatch(it -> types.isSubsignature(inInterface(it), inInterface(method)));
  }

  private Map<Name, List<ExecutableElement>> instanceMethods() {
    if (byName == null) {
      byName =
          allInstanceMethods().stream()
              .collect(Collectors.groupingBy(ExecutableElement::getSimpleName));
    }
    return byName;
  }

  private boolean isNearer(Element owner, Element other) {
    return !owner.equals(other)
        && types.isSubtype(types.erasure(owner.asType()), types.erasure(other.asType()));
  }

  /** The method's type with the type arguments that the interface gives its supertypes. */
  private ExecutableType inInterface(ExecutableElement method) {
    return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
  }

  /** A class has Object's methods anyway; Comparator relies on that for its equals. */
  boolean isMethodOfObject(ExecutableElement method) {
    return instanceMethodsOf(elements.getTypeElement("java.lang.Object")).stream()
        .filter(it -> it.getModifiers().contains(Modifier.PUBLIC))
        .filter(it -> it.getSimpleName().equals(method.getSimpleName()))
        .anyMatch(it -> types.isSubsignature(inInterface(method), (ExecutableType) it.asType()));
  }

  /** The methods of objects, abstract and default ones, of the interface and its supertypes. */
  List<ExecutableElement> allInstanceMethods() {
    return typeAndSupertypes().stream().flatMap(it -> instanceMethodsOf(it).stream()).toList();
  }

  private static List<ExecutableElement> instanceMethodsOf(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
        .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
        .toList();
  }
}
