package io.github.chainrule.processor.feature;

import java.util.List;

/**
 * The name of a user's type.
 *
 * @param packageName the package, empty for the unnamed one
 * @param simpleNames the names of the enclosing types from the outermost in, then the type's own
 */
public record DeclaredName(String packageName, List<String> simpleNames) {

  public DeclaredName {
    simpleNames = List.copyOf(simpleNames);
  }

  /** The type's own name. */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }
}
