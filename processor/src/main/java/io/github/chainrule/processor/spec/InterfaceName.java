package io.github.chainrule.processor.spec;

import java.util.List;

/**
 * The name of the annotated interface, and of the classes generated for it.
 *
 * @param packageName the package, empty for the unnamed one
 * @param simpleNames the names of the enclosing types from the outermost in, then the interface's
 *     own
 * @param isPublic whether the interface and all types around it are public
 */
public record InterfaceName(String packageName, List<String> simpleNames, boolean isPublic) {

  public InterfaceName {
    simpleNames = List.copyOf(simpleNames);
  }

  /** The simple name of a generated class: {@code Outer_Iris} and {@code suffix}. */
  public String generated(String suffix) {
    return String.join("_", simpleNames) + suffix;
  }

  /** The interface as a user writes it within its package: {@code Outer.Iris}. */
  public String inPackage() {
    return String.join(".", simpleNames);
  }
}
