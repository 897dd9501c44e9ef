package io.github.chainrule.dsl;

/** The version of the annotations, which the processor compares with its own. */
final class Version {
  /** That of the artifact. */
  static final String VERSION = "0.1.0";

  private Version() {}
}
