package io.github.chainrule.processor.feature;

import java.util.List;

/** An enum and the names of its constants, in order. */
public record EnumSpec(DeclaredName name, List<String> constants) {

  public EnumSpec {
    constants = List.copyOf(constants);
  }
}
