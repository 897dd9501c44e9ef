package io.github.chainrule.processor.spec;

import java.util.Set;

/**
 * What generated code runs into where it goes: members of the interface, types of its package, what
 * gives warnings, and what its module does not read.
 *
 * @param memberTypes the simple names of the types that the interface declares or inherits, and
 *     that the class implementing it therefore inherits as well
 * @param hiddenJavaLang the simple names of {@link #JAVA_LANG} that mean a type of the package
 * @param hiddenRoots the names of {@link #ROOTS} that mean a type of the package or a member
 * @param warnings what {@code @SuppressWarnings} has to name on the class implementing the
 *     interface
 * @param serialization what that class owes to {@code Serializable}
 * @param seesGenerated whether {@link #GENERATED} may be named, if there is such a type at all
 */
public record Surroundings(
    Set<String> memberTypes,
    Set<String> hiddenJavaLang,
    Set<String> hiddenRoots,
    Set<String> warnings,
    Serialization serialization,
    boolean seesGenerated) {

  /** Who writes a network as an object, if anybody. */
  public enum Serialization {
    /** The interface does not extend {@code Serializable}. */
    NONE,
    /** Java's serialization, by the fields of the class. */
    BY_FIELDS,
    /** The default methods of an interface that extends {@code Externalizable}. */
    BY_USER
  }

  /** Where nothing is in the way. */
  public static final Surroundings EMPTY =
      new Surroundings(Set.of(), Set.of(), Set.of(), Set.of(), Serialization.NONE, true);

  /** The annotation that marks generated classes; its module is not read by every module. */
  public static final String GENERATED = "javax.annotation.processing.Generated";

  /** The types of {@code java.lang} that generated code mentions. */
  public static final Set<String> JAVA_LANG =
      Set.of(
          "IllegalStateException",
          "Math",
          "Object",
          "Override",
          "String",
          "SuppressWarnings",
          "System");

  /** What the full names of the types that generated code mentions begin with. */
  public static final Set<String> ROOTS = Set.of("io", "java");

  public Surroundings {
    memberTypes = Set.copyOf(memberTypes);
    hiddenJavaLang = Set.copyOf(hiddenJavaLang);
    hiddenRoots = Set.copyOf(hiddenRoots);
    warnings = Set.copyOf(warnings);
  }
}
