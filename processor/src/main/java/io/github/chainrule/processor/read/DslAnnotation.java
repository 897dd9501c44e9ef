package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Place;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * One of the DSL's annotations as it stands on an element: what its values are, and where each is
 * written.
 *
 * <p>A value is empty if the compiler could not make sense of it. Either another processor is going
 * to generate the constant that it names, or the compiler will report it; the reader has nothing to
 * add.
 */
final class DslAnnotation {

  private final Element element;
  private final AnnotationMirror mirror;
  private final Elements elements;
  private final Map<String, AnnotationValue> written = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Where it is to be looked for, if not where it stands. */
  private final Optional<Place> elsewhere;

  private DslAnnotation(
      Element element, AnnotationMirror mirror, Elements elements, Optional<Place> elsewhere) {
    this.element = element;
    this.mirror = mirror;
    this.elements = elements;
    this.elsewhere = elsewhere;
    mirror
        .getElementValues()
        .forEach((member, value) -> written.put(member.getSimpleName().toString(), value));
    elements
        .getElementValuesWithDefaults(mirror)
        .forEach(
            (member, value) -> values.put(member.getSimpleName().toString(), value.getValue()));
  }

  /** The annotation of {@code type} on {@code element}, if there is one. */
  static Optional<DslAnnotation> on(
      Element element, Class<? extends Annotation> type, Elements elements) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement found = (TypeElement) mirror.getAnnotationType().asElement();
      if (found.getQualifiedName().contentEquals(type.getCanonicalName())) {
        return Optional.of(new DslAnnotation(element, mirror, elements, Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** The same annotation, whose values all have one place. */
  DslAnnotation at(Place place) {
    return new DslAnnotation(element, mirror, elements, Optional.of(place));
  }

  /** What is annotated. */
  Element element() {
    return element;
  }

  /** The annotation's simple name. */
  String name() {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  Optional<Integer> integer(String member) {
    return Optional.ofNullable(values.get(member))
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast);
  }

  Optional<Boolean> flag(String member) {
    return Optional.ofNullable(values.get(member))
        .filter(Boolean.class::isInstance)
        .map(Boolean.class::cast);
  }

  Optional<Double> real(String member) {
    return Optional.ofNullable(values.get(member))
        .filter(Double.class::isInstance)
        .map(Double.class::cast);
  }

  Optional<String> text(String member) {
    return Optional.ofNullable(values.get(member))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  Optional<List<Integer>> integers(String member) {
    return elements(member, Integer.class);
  }

  Optional<List<String>> texts(String member) {
    return elements(member, String.class);
  }

  /** The elements of an array, if the compiler could make sense of all of them. */
  private <E> Optional<List<E>> elements(String member, Class<E> type) {
    return list(values.get(member))
        .filter(all -> all.stream().allMatch(element -> type.isInstance(element.getValue())))
        .map(all -> all.stream().map(element -> type.cast(element.getValue())).toList());
  }

  private static Optional<List<AnnotationValue>> list(Object value) {
    return value instanceof List<?> all
        ? Optional.of(all.stream().map(AnnotationValue.class::cast).toList())
        : Optional.empty();
  }

  <E extends Enum<E>> Optional<E> constant(String member, Class<E> type) {
    return Optional.ofNullable(values.get(member))
        .filter(VariableElement.class::isInstance)
        .map(value -> ((VariableElement) value).getSimpleName().toString())
        .map(name -> Enum.valueOf(type, name));
  }

  /** Where the annotation stands. */
  Place place() {
    return elsewhere.orElseGet(() -> Place.of(element, mirror));
  }

  /** Whether the member's value is written, and no default. */
  boolean isWritten(String member) {
    return written.containsKey(member);
  }

  /**
   * Where an element of the member's array is written, or the array if there is no such element.
   */
  Place place(String member, int index) {
    AnnotationValue value = written.get(member);
    return Optional.ofNullable(value)
        .flatMap(array -> list(array.getValue()))
        .filter(all -> index >= 0 && index < all.size())
        .map(all -> elsewhere.orElseGet(() -> Place.of(element, mirror, all.get(index))))
        .orElseGet(() -> place(member));
  }

  /** Where the member's value is written, or the annotation if it has its default. */
  Place place(String member) {
    AnnotationValue value = written.get(member);
    return value == null ? place() : elsewhere.orElseGet(() -> Place.of(element, mirror, value));
  }
}
