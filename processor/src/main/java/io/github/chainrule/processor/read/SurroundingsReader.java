package io.github.chainrule.processor.read;

import io.github.chainrule.processor.spec.Surroundings;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds what the names in the code generated for an interface would run into. */
final class SurroundingsReader {

  private final Inheritance inheritance;

  SurroundingsReader(Inheritance inheritance) {
    this.inheritance = inheritance;
  }

  Surroundings read() {
    Set<String> members = new LinkedHashSet<>(inheritance.memberTypeNames());
    members.addAll(inheritance.constantNames());
    return new Surroundings(members, Set.of(), Set.of());
  }
}
