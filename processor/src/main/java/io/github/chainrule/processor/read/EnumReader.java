package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.FeatureMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.feature.EnumSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the enums whose constants are choices of a feature, or the classes of an output. */
final class EnumReader {

  private final TypeAccess access;
  private final Findings findings;

  EnumReader(TypeAccess access, Findings findings) {
    this.access = access;
    this.findings = findings;
  }

  /** The classes of a layer; empty if nothing can be said of them. */
  Optional<EnumSpec> classes(String layer, DslAnnotation annotation) {
    Optional<TypeMirror> type = annotation.type("value");
    if (type.isEmpty() || type.get().getKind() == TypeKind.ERROR) {
      findings.addUnresolved();
      return Optional.empty();
    }
    Place place = annotation.place("value");
    TypeElement element = (TypeElement) ((DeclaredType) type.get()).asElement();
    EnumSpec classes = read(element, layer, place);
    if (classes.constants().size() >= 2) {
      return Optional.of(classes);
    }
    findings.add(
        FeatureMessage.CLASSES_CONSTANTS,
        place,
        layer,
        TypeText.of(type.get()),
        classes.constants());
    return Optional.empty();
  }

  /** An enum, whatever its constants. */
  EnumSpec read(TypeElement type, String owner, Place place) {
    access.check(type, owner, place, findings);
    List<String> constants =
        type.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(Element::getSimpleName)
            .map(Object::toString)
            .toList();
    return new EnumSpec(access.nameOf(type), constants);
  }
}
