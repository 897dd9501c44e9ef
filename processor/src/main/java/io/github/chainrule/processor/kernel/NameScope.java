package io.github.chainrule.processor.kernel;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives out Java names that differ from each other, and from what stands in every generated class.
 */
public final class NameScope {

  /** Names of the generated classes' own fields, and of types that a variable would obscure. */
  private static final List<String> RESERVED =
      List.of(
          "p",
          "INPUTS",
          "OUTPUTS",
          "PARAMETERS",
          "MASKS",
          "masks",
          "ACTIVATIONS",
          "BLOCK",
          "TILE",
          "FEWEST",
          "span",
          "Arguments",
          "Double",
          "Elementary",
          "Float",
          "Math",
          "System",
          "Vectors",
          "io",
          "java");

  private final Set<String> taken = new HashSet<>(RESERVED);

  public NameScope(Collection<String> taken) {
    this.taken.addAll(taken);
  }

  /** The wished name, with as many underscores behind it as it takes to be a new one. */
  public String unique(String wished) {
    String name = wished;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
