package io.github.chainrule.processor.spec;

import java.util.List;

/**
 * The name of the annotated interface, and of the classes generated for it.
 *
 * @param packageName the package, empty for the unnamed one
 * @param simpleNames the names of the enclosing types from the outermost in, then the interface's
 *     own
 * @param isPublic whether the interface and all types around it are public
 * @param surroundings what else there is that names in generated code could be taken for
 */
public record InterfaceName(
    String packageName, List<String> simpleNames, boolean isPublic, Surroundings surroundings) {

  public InterfaceName {
    simpleNames = List.copyOf(simpleNames);
  }

  /** The name of an interface around which nothing is in the way. */
  public InterfaceName(String packageName, List<String> simpleNames, boolean isPublic) {
    this(packageName, simpleNames, isPublic, Surroundings.EMPTY);
  }

  /** The same name with other surroundings. */
  public InterfaceName in(Surroundings other) {
    return new InterfaceName(packageName, simpleNames, isPublic, other);
  }

  /** The simple name of a generated class: {@code Outer_Iris} and {@code suffix}. */
  public String generated(String suffix) {
    return String.join("_", simpleNames) + suffix;
  }

  /** The full name of a type in the interface's package. */
  public String qualified(String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** The interface as a user writes it within its package: {@code Outer.Iris}. */
  public String inPackage() {
    return String.join(".", simpleNames);
  }

  /** A type of the interface's package as a user writes it there. */
  public String inPackage(String canonicalName) {
    return canonicalName.startsWith(qualified(""))
        ? canonicalName.substring(qualified("").length())
        : canonicalName;
  }
}
