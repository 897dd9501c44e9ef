package io.github.chainrule.processor.read;

import static java.util.stream.Collectors.toSet;

import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.Surroundings;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds what the names in the code generated for an interface would run into. */
final class SurroundingsReader {

  private final TypeElement type;
  private final InterfaceName name;
  private final Inheritance inheritance;
  private final Elements elements;

  SurroundingsReader(
      TypeElement type, InterfaceName name, Inheritance inheritance, Elements elements) {
    this.type = type;
    this.name = name;
    this.inheritance = inheritance;
    this.elements = elements;
  }

  Surroundings read() {
    return new Surroundings(
        members(), hiddenJavaLang(), inheritance.deprecations(), seesGenerated());
  }

  private Set<String> members() {
    Set<String> members = new LinkedHashSet<>(inheritance.memberTypeNames());
    members.addAll(inheritance.constantNames());
    return members;
  }

  /** The package's types come before those of {@code java.lang}, though not before imports. */
  private Set<String> hiddenJavaLang() {
    return Surroundings.JAVA_LANG.stream()
        .filter(simpleName -> elements.getTypeElement(name.qualified(simpleName)) != null)
        .collect(toSet());
  }

  /** A module may be part of the compilation, and its types known, without being read by ours. */
  private boolean seesGenerated() {
    ModuleElement module = elements.getModuleOf(type);
    return module == null
        || module.isUnnamed()
        || elements.getTypeElement(module, Surroundings.GENERATED) != null;
  }
}
