package io.github.chainrule.processor.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The names that a layer cannot have, because the generated network has methods of these names
 * already: from {@code Model}, and from {@code Object}. They are read off these types, so that they
 * are right for the runtime that a user links against.
 *
 * <p>The static {@code create(long)} and {@code of(float[])} are not among them: they take
 * arguments and a layer takes none, so both can be in one class.
 */
final class ReservedNames {

  private final Set<String> ofModel;
  private final Set<String> ofObject;

  ReservedNames(List<TypeElement> models, TypeElement object) {
    this.ofModel = new LinkedHashSet<>();
    models.forEach(model -> ofModel.addAll(visibleMethods(model)));
    this.ofObject = visibleMethods(object);
  }

  private static Set<String> visibleMethods(TypeElement type) {
    Set<String> names = new LinkedHashSet<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (!method.getModifiers().contains(Modifier.PRIVATE)) {
        names.add(method.getSimpleName().toString());
      }
    }
    return names;
  }

  /** The simple name of the type that has a method called {@code name}. */
  Optional<String> ownerOf(String name) {
    if (ofModel.contains(name)) {
      return Optional.of("Model");
    }
    return ofObject.contains(name) ? Optional.of("Object") : Optional.empty();
  }

  /** A name that a layer could have in place of {@code name}. */
  String freeNameLike(String name) {
    return Stream.iterate(name + "Layer", longer -> longer + "_")
        .filter(candidate -> ownerOf(candidate).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
