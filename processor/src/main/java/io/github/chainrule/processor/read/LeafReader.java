package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Length;
import io.github.chainrule.dsl.Unit;
import io.github.chainrule.processor.diagnostic.FeatureMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.feature.EnumSpec;
import io.github.chainrule.processor.feature.FeatureKind;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads a component that is a feature itself: a number, a boolean, an enum or an array. */
final class LeafReader {

  /** What boxes could be in their place. */
  private static final Map<String, String> UNBOXED =
      Map.of(
          "java.lang.Float", "float",
          "java.lang.Double", "double",
          "java.lang.Integer", "int",
          "java.lang.Long", "long",
          "java.lang.Short", "short",
          "java.lang.Byte", "byte",
          "java.lang.Boolean", "boolean",
          "java.lang.String", "an enum");

  private final EnumReader enums;
  private final Findings findings;

  LeafReader(EnumReader enums, Findings findings) {
    this.enums = enums;
    this.findings = findings;
  }

  /** The annotations of a component, and where they are written. */
  record Marks(
      Optional<DslAnnotation> length,
      Optional<DslAnnotation> unit,
      Place lengthPlace,
      Place unitPlace) {

    static Marks of(
        VariableElement field,
        Elements elements,
        Place place,
        SourceTypes sources,
        TypeElement type) {
      Optional<DslAnnotation> length = DslAnnotation.on(field, Length.class, elements);
      Optional<DslAnnotation> unit = DslAnnotation.on(field, Unit.class, elements);
      boolean isWritten = sources.contains(type);
      return new Marks(
          length,
          unit,
          length.filter(it -> isWritten).map(it -> it.place("value")).orElse(place),
          unit.filter(it -> isWritten).map(it -> it.place("value")).orElse(place));
    }

    /** Empty if there is none. */
    String unitText() {
      return unit.flatMap(it -> it.text("value")).orElse("");
    }
  }

  /** The kind of a component's feature; empty if its type cannot be one. */
  Optional<FeatureKind> read(String name, TypeMirror type, Marks marks, Place place) {
    Optional<FeatureKind> kind =
        switch (type.getKind()) {
          case FLOAT, DOUBLE, INT, LONG, SHORT, BYTE ->
              Optional.of(new FeatureKind.Numeric(TypeText.of(type)));
          case BOOLEAN -> Optional.of(new FeatureKind.Flag());
          case ARRAY -> array(name, (ArrayType) type, marks, place);
          case DECLARED -> choice(name, (DeclaredType) type, place);
          default -> refused(name, type, place);
        };
    if (type.getKind() != TypeKind.ARRAY) {
      checkNoLength(name, marks);
    }
    if (type.getKind() == TypeKind.BOOLEAN || type.getKind() == TypeKind.DECLARED) {
      checkNoUnit(name, marks);
    } else {
      checkUnit(name, marks);
    }
    return kind;
  }

  /** Finds fault with annotations of a component that is a type of features. */
  void checkMarks(String name, Marks marks) {
    checkNoLength(name, marks);
    checkNoUnit(name, marks);
  }

  private void checkNoLength(String name, Marks marks) {
    marks
        .length()
        .ifPresent(it -> findings.add(FeatureMessage.LENGTH_ARRAY, marks.lengthPlace(), name));
  }

  private void checkNoUnit(String name, Marks marks) {
    marks.unit().ifPresent(it -> findings.add(FeatureMessage.UNIT_NUMBER, marks.unitPlace(), name));
  }

  private void checkUnit(String name, Marks marks) {
    if (marks.unit().isPresent()) {
      String text = marks.unitText();
      boolean isPlain = text.codePoints().noneMatch(it -> it < ' ' || it == '[' || it == ']');
      if (text.isBlank() || !isPlain) {
        findings.add(FeatureMessage.UNIT_TEXT, marks.unitPlace(), name, text);
      }
    }
  }

  private Optional<FeatureKind> array(String name, ArrayType type, Marks marks, Place place) {
    TypeKind element = type.getComponentType().getKind();
    if (element != TypeKind.FLOAT && element != TypeKind.DOUBLE) {
      return refused(name, type, place);
    }
    if (marks.length().isEmpty()) {
      findings.add(FeatureMessage.LENGTH_MISSING, place, name);
      return Optional.empty();
    }
    Optional<Integer> length = marks.length().get().integer("value");
    if (length.isEmpty()) {
      findings.addUnresolved();
    } else if (length.get() < 1) {
      findings.add(FeatureMessage.LENGTH_NUMBER, marks.lengthPlace(), name, length.get());
    }
    return Optional.of(
        new FeatureKind.Array(TypeText.of(type.getComponentType()), length.orElse(1)));
  }

  private Optional<FeatureKind> choice(String name, DeclaredType type, Place place) {
    if (type.asElement().getKind() != ElementKind.ENUM) {
      return refused(name, type, place);
    }
    EnumSpec choices = enums.read((TypeElement) type.asElement(), name, place);
    if (choices.constants().isEmpty()) {
      findings.add(FeatureMessage.ENUM_CONSTANTS, place, name, TypeText.of(type));
    }
    return Optional.of(new FeatureKind.Choice(choices));
  }

  private Optional<FeatureKind> refused(String name, TypeMirror type, Place place) {
    String text = TypeText.of(type);
    String instead = UNBOXED.containsKey(text) ? "; take " + UNBOXED.get(text) : "";
    findings.add(FeatureMessage.FEATURE_TYPE, place, name, text, instead);
    return Optional.empty();
  }
}
