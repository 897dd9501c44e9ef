package io.github.chainrule.runtime.f64.internal;

/** Computes no rows: copies of doubles take hardly less time than sums in local variables. */
final class CopiedRows {
  private CopiedRows() {}

  /** As the class of the same name in {@code f32}; false. */
  static boolean product(
      double[] x,
      int xAt,
      double[] w,
      int wAt,
      double[] b,
      int bAt,
      double[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    return false;
  }
}
