package io.github.chainrule.processor.endtoend;

/** The derivatives of one number. */
final class Derivatives {

  /** The number itself. */
  final double value;

  /** By the parameters. */
  final double[] g;

  /** By the inputs; null where they were not asked for. */
  final double[] dx;

  Derivatives(double value, double[] g, double[] dx) {
    this.value = value;
    this.g = g;
    this.dx = dx;
  }
}
