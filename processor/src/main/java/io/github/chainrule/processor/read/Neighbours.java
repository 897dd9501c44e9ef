package io.github.chainrule.processor.read;

import io.github.chainrule.processor.spec.InterfaceName;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The types beside an interface in its package. They are looked for in its module alone, since no
 * other may have the package: javac takes long to look for what is not there in all of them.
 *
 * @param module null where sources are of a version that has none
 */
record Neighbours(InterfaceName name, ModuleElement module, Elements elements) {

  /** Those of the interface {@code type}, called {@code name}. */
  static Neighbours of(TypeElement type, InterfaceName name, Elements elements) {
    return new Neighbours(name, elements.getModuleOf(type), elements);
  }

  /** The top-level type of a simple name. */
  Optional<TypeElement> find(String simpleName) {
    String qualifiedName = name.qualified(simpleName);
    return Optional.ofNullable(
        module == null
            ? elements.getTypeElement(qualifiedName)
            : elements.getTypeElement(module, qualifiedName));
  }
}
