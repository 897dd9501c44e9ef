package io.github.chainrule.processor.spec;

import java.util.Set;

/**
 * What the names in generated code run into where the code goes: members of the interface, types of
 * its package, deprecated declarations, and what its module does not read.
 *
 * @param members the simple names of the types and constants that the interface declares or
 *     inherits, and that the class implementing it therefore inherits as well
 * @param hiddenJavaLang the simple names of {@link #JAVA_LANG} that mean a type of the package
 * @param warnings what {@code @SuppressWarnings} has to name, since the class implementing the
 *     interface mentions or overrides what is deprecated
 * @param seesGenerated whether {@link #GENERATED} may be named, if there is such a type at all
 */
public record Surroundings(
    Set<String> members, Set<String> hiddenJavaLang, Set<String> warnings, boolean seesGenerated) {

  /** Where nothing is in the way. */
  public static final Surroundings EMPTY = new Surroundings(Set.of(), Set.of(), Set.of(), true);

  /** The annotation that marks generated classes; its module is not read by every module. */
  public static final String GENERATED = "javax.annotation.processing.Generated";

  /** The types of {@code java.lang} that generated code mentions. */
  public static final Set<String> JAVA_LANG =
      Set.of("IllegalStateException", "Math", "Override", "SuppressWarnings", "System");

  public Surroundings {
    members = Set.copyOf(members);
    hiddenJavaLang = Set.copyOf(hiddenJavaLang);
    warnings = Set.copyOf(warnings);
  }
}
