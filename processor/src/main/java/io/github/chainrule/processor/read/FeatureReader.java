package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.FeatureMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.feature.Component;
import io.github.chainrule.processor.feature.Feature;
import io.github.chainrule.processor.feature.FeatureKind;
import io.github.chainrule.processor.feature.FeatureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Reads one type of features from its components in, going on after a mistake so that a single run
 * of the compiler shows them all.
 */
final class FeatureReader {

  private final Elements elements;
  private final SourceTypes sources;
  private final FeatureTypes types;
  private final LeafReader leaves;
  private final TypeAccess access;
  private final Findings findings;
  private final List<Feature> features = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  /** The types around the component at hand, from the outermost in. */
  private final List<TypeElement> open = new ArrayList<>();

  private int offset;
  private boolean isWhole = true;

  FeatureReader(Elements elements, SourceTypes sources, TypeAccess access, Findings findings) {
    this.elements = elements;
    this.sources = sources;
    this.types = new FeatureTypes(sources, access, findings);
    this.leaves = new LeafReader(new EnumReader(access, findings), findings);
    this.access = access;
    this.findings = findings;
  }

  /**
   * What was read of a type.
   *
   * @param places where each of its features is written
   */
  record Declared(FeatureSpec features, List<Place> places) {}

  /** The type that an annotation names; empty if it has a mistake or an unknown name. */
  Optional<Declared> read(String owner, DslAnnotation annotation) {
    Optional<TypeMirror> type = annotation.type("features");
    if (type.isEmpty() || type.get().getKind() == TypeKind.ERROR) {
      findings.addUnresolved();
      return Optional.empty();
    }
    Place place = annotation.place("features");
    if (!isType(type.get())) {
      findings.add(FeatureMessage.FEATURES_TYPE, place, owner, TypeText.of(type.get()));
      return Optional.empty();
    }
    TypeElement element = elementOf(type.get());
    int before = findings.problems().size();
    readType(element, List.of(), element.getSimpleName().toString(), place);
    boolean isClean = isWhole && findings.problems().size() == before;
    FeatureSpec spec = new FeatureSpec(access.nameOf(element), features);
    return isClean ? Optional.of(new Declared(spec, List.copyOf(places))) : Optional.empty();
  }

  private void readType(TypeElement type, List<Component> path, String owner, Place place) {
    if (open.contains(type)) {
      findings.add(FeatureMessage.FEATURE_RECURSIVE, place, owner, type.getSimpleName());
      return;
    }
    open.add(type);
    List<FeatureTypes.Member> members = types.members(type, owner, place);
    for (FeatureTypes.Member member : members) {
      readMember(type, member, path, place);
    }
    open.remove(open.size() - 1);
  }

  private void readMember(
      TypeElement type, FeatureTypes.Member member, List<Component> path, Place around) {
    String name = type.getSimpleName() + "." + member.name();
    Place place = sources.contains(type) ? Place.of(member.field()) : around;
    TypeMirror found = member.field().asType();
    List<Component> own = new ArrayList<>(path);
    own.add(new Component(member.name(), member.isAccessor()));
    LeafReader.Marks marks = LeafReader.Marks.of(member.field(), elements, place, sources, type);
    if (found.getKind() == TypeKind.ERROR) {
      findings.addUnresolved();
      isWhole = false;
    } else if (isType(found) && types.isNested(elementOf(found))) {
      leaves.checkMarks(name, marks);
      readType(elementOf(found), own, name, place);
    } else {
      leaves.read(name, found, marks, place).ifPresent(kind -> add(own, kind, marks, place));
    }
  }

  private void add(List<Component> path, FeatureKind kind, LeafReader.Marks marks, Place place) {
    features.add(new Feature(path, kind, offset, marks.unitText()));
    places.add(place);
    offset = (int) Math.min(Integer.MAX_VALUE, (long) offset + kind.size());
  }

  private static boolean isType(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && (elementOf(type).getKind() == ElementKind.RECORD
            || elementOf(type).getKind() == ElementKind.CLASS);
  }

  private static TypeElement elementOf(TypeMirror type) {
    return (TypeElement) ((DeclaredType) type).asElement();
  }
}
