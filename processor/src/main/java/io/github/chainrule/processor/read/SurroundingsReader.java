package io.github.chainrule.processor.read;

import static java.util.stream.Collectors.toCollection;

import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.Surroundings;
import io.github.chainrule.processor.spec.Surroundings.Serialization;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds what the names in the code generated for an interface would run into. */
final class SurroundingsReader {

  private final TypeElement type;
  private final InterfaceName name;
  private final Inheritance inheritance;
  private final Elements elements;
  private final Neighbours neighbours;

  SurroundingsReader(
      TypeElement type, InterfaceName name, Inheritance inheritance, Elements elements) {
    this.type = type;
    this.name = name;
    this.inheritance = inheritance;
    this.elements = elements;
    this.neighbours = Neighbours.of(type, name, elements);
  }

  Surroundings read() {
    Set<String> memberTypes = inheritance.memberTypeNames();
    Set<String> hiddenRoots = inPackage(Surroundings.ROOTS);
    Surroundings.ROOTS.stream().filter(memberTypes::contains).forEach(hiddenRoots::add);
    Serialization serialization = serialization();
    return new Surroundings(
        memberTypes,
        inPackage(Surroundings.JAVA_LANG),
        hiddenRoots,
        new WarningsReader(type, inheritance, elements).read(serialization),
        serialization,
        seesGenerated());
  }

  /**
   * Those names that a type of the package has: it comes before those of {@code java.lang}, though
   * not before imports, and before a package.
   */
  private Set<String> inPackage(Set<String> simpleNames) {
    return simpleNames.stream()
        .filter(simpleName -> neighbours.find(simpleName).isPresent())
        .collect(toCollection(TreeSet::new));
  }

  private Serialization serialization() {
    if (inheritance.supertype("java.io.Externalizable").isPresent()) {
      return Serialization.BY_USER;
    }
    return inheritance.supertype("java.io.Serializable").isPresent()
        ? Serialization.BY_FIELDS
        : Serialization.NONE;
  }

  /**
   * A module may be part of the compilation, and its types known, without being read by ours. In an
   * exported package the annotation, which is a documented one, would be part of what the module
   * exports, and javac would warn of it unless readers of the module read that of the annotation.
   */
  private boolean seesGenerated() {
    ModuleElement module = elements.getModuleOf(type);
    return module == null
        || module.isUnnamed()
        || (elements.getTypeElement(module, Surroundings.GENERATED) != null
            && (!isExported(module) || passesOnGenerated(module)));
  }

  private boolean isExported(ModuleElement module) {
    return ElementFilter.exportsIn(module.getDirectives()).stream()
        .anyMatch(it -> it.getPackage().getQualifiedName().contentEquals(name.packageName()));
  }

  private static boolean passesOnGenerated(ModuleElement module) {
    return ElementFilter.requiresIn(module.getDirectives()).stream()
        .filter(ModuleElement.RequiresDirective::isTransitive)
        .anyMatch(it -> it.getDependency().getQualifiedName().contentEquals("java.compiler"));
  }
}
