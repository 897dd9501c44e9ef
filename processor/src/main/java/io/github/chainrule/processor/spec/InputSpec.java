package io.github.chainrule.processor.spec;

/**
 * One of a network's inputs: a part of x, and the name by which layers read it.
 *
 * @param isDeclared whether a method of that name declares it
 */
public record InputSpec(String name, Extent extent, boolean isDeclared) {

  /** The single input that has no name of its own. */
  public static InputSpec unnamed(Extent extent) {
    return new InputSpec("input", extent, false);
  }

  /** An input that has a name. */
  public static InputSpec named(String name, Extent extent) {
    return new InputSpec(name, extent, true);
  }
}
