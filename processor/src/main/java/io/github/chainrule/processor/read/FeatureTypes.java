package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.FeatureMessage;
import io.github.chainrule.processor.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Finds the components of records and the fields of classes that are features. */
final class FeatureTypes {

  private final SourceTypes sources;
  private final TypeAccess access;
  private final Findings findings;

  FeatureTypes(SourceTypes sources, TypeAccess access, Findings findings) {
    this.sources = sources;
    this.access = access;
    this.findings = findings;
  }

  /**
   * A component or a field.
   *
   * @param field the field of that name, which has its annotations
   * @param isAccessor whether it is read by a method
   */
  record Member(String name, VariableElement field, boolean isAccessor) {}

  /** The features of a type in their order; none if it cannot be one. */
  List<Member> members(TypeElement type, String owner, Place place) {
    access.check(type, owner, place, findings);
    String name = type.getSimpleName().toString();
    if (!type.getTypeParameters().isEmpty()) {
      String found = InterfaceShape.names(type.getTypeParameters());
      findings.add(FeatureMessage.FEATURE_GENERIC, place, owner, name, found);
      return List.of();
    }
    boolean isRecord = type.getKind() == ElementKind.RECORD;
    if (!isRecord && !sources.contains(type)) {
      findings.add(FeatureMessage.FEATURE_ORDER, place, owner, name);
      return List.of();
    }
    List<Member> members = isRecord ? components(type) : fields(type, owner, place);
    if (members.isEmpty() && (isRecord || ownFields(type).isEmpty())) {
      findings.add(FeatureMessage.FEATURE_NONE, place, owner, name);
    }
    return members;
  }

  private static List<Member> components(TypeElement type) {
    List<VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements());
    List<Member> members = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      fields.stream()
          .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
          .map(field -> new Member(field.getSimpleName().toString(), field, true))
          .forEach(members::add);
    }
    return members;
  }

  private List<Member> fields(TypeElement type, String owner, Place place) {
    for (TypeElement at = superclass(type); at != null; at = superclass(at)) {
      if (!ownFields(at).isEmpty()) {
        String names = ownFields(at).get(0) + " of " + at.getSimpleName();
        findings.add(FeatureMessage.FEATURE_SUPERCLASS, place, owner, type.getSimpleName(), names);
      }
    }
    List<Member> members = new ArrayList<>();
    for (VariableElement field : ownFields(type)) {
      String name = field.getSimpleName().toString();
      if (field.getModifiers().contains(Modifier.PUBLIC)) {
        members.add(new Member(name, field, false));
      } else {
        findings.add(
            FeatureMessage.FEATURE_FIELD, Place.of(field), type.getSimpleName() + "." + name);
      }
    }
    return members;
  }

  /** The fields that could be features, in the order of the source. */
  private static List<VariableElement> ownFields(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .filter(field -> !field.getModifiers().contains(Modifier.TRANSIENT))
        .toList();
  }

  private static TypeElement superclass(TypeElement type) {
    return type.getSuperclass().getKind() == TypeKind.DECLARED
        ? (TypeElement) ((DeclaredType) type.getSuperclass()).asElement()
        : null;
  }

  /** Whether a component of this type stands for those of the type. */
  boolean isNested(TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        || sources.contains(type)
        || ownFields(type).stream()
            .anyMatch(field -> field.getModifiers().contains(Modifier.PUBLIC));
  }
}
