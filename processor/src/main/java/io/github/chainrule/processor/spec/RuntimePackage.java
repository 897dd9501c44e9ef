package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Precision;

/**
 * The packages of the runtime. The processor knows the runtime by name only, since it runs where
 * users compile and the runtime where they run.
 */
public final class RuntimePackage {

  /** Of what has no precision. */
  public static final String COMMON = "io.github.chainrule.runtime";

  private RuntimePackage() {}

  /** Of what exists once for each precision. */
  public static String of(Precision precision) {
    return switch (precision) {
      case FLOAT -> COMMON + ".f32";
      case DOUBLE -> COMMON + ".f64";
    };
  }

  /** Of what a package has for generated code alone. */
  public static String internal(String runtimePackage) {
    return runtimePackage + ".internal";
  }
}
