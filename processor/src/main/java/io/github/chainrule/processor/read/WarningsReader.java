package io.github.chainrule.processor.read;

import io.github.chainrule.processor.spec.Surroundings.Serialization;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds the warnings that a class gets for implementing an interface and that nobody can write the
 * class without, by the names that {@code @SuppressWarnings} has for them.
 *
 * <p>Of all of these but deprecated types, Eclipse's compiler has no warnings, and calls a
 * suppression unnecessary that suppresses nothing; {@code all} beside it, of which javac knows
 * nothing, keeps it quiet.
 */
final class WarningsReader {

  private static final String ALL = "all";

  /** What {@code close} may throw for javac to warn of it. */
  private static final List<String> INTERRUPTIONS =
      List.of("java.lang.InterruptedException", "java.lang.Exception", "java.lang.Throwable");

  private final TypeElement type;
  private final Inheritance inheritance;
  private final Elements elements;

  WarningsReader(TypeElement type, Inheritance inheritance, Elements elements) {
    this.type = type;
    this.inheritance = inheritance;
    this.elements = elements;
  }

  Set<String> read(Serialization serialization) {
    Set<String> beyondEclipse = new LinkedHashSet<>();
    for (ExecutableElement method : inheritance.allInstanceMethods()) {
      beyondEclipse.addAll(deprecation(method));
      if (method.isVarArgs()) {
        beyondEclipse.add("overrides");
      }
    }
    if (inheritance.defaultMethods().stream().anyMatch(WarningsReader::closesByInterruption)) {
      beyondEclipse.add("try");
    }
    if (serialization == Serialization.BY_USER) {
      beyondEclipse.add("serial");
    }
    Set<String> warnings = new LinkedHashSet<>(beyondEclipse);
    if (!warnings.isEmpty()) {
      warnings.add(ALL);
    }
    for (Element at = type; InterfaceShape.isType(at); at = at.getEnclosingElement()) {
      warnings.addAll(deprecation(at));
    }
    return warnings;
  }

  private Set<String> deprecation(Element element) {
    if (!elements.isDeprecated(element)) {
      return Set.of();
    }
    return Set.of(isForRemoval(element) ? "removal" : "deprecation");
  }

  private static boolean isForRemoval(Element element) {
    return element.getAnnotationMirrors().stream()
        .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
        .anyMatch(
            it ->
                it.getKey().getSimpleName().contentEquals("forRemoval")
                    && it.getValue().getValue().equals(true));
  }

  private static boolean closesByInterruption(ExecutableElement method) {
    return method.getSimpleName().contentEquals("close")
        && method.getParameters().isEmpty()
        && method.getThrownTypes().stream().map(TypeText::of).anyMatch(INTERRUPTIONS::contains);
  }
}
