package io.github.chainrule.samples.benchmarks.elementary.doubles;

/** The largest errors of a function and of StrictMath's, and where the first is. */
final class Errors {
  private double own;
  private double where;
  private double strict;
  private double apart;

  void add(Subject subject, double x) {
    Pair exact = subject.exact().apply(x);
    double ulp = Math.ulp(exact.high());
    double y = subject.function().applyAsDouble(x);
    double z = subject.strict().applyAsDouble(x);
    double error = Math.abs((y - exact.high()) - exact.low()) / ulp;
    if (!(error <= own)) {
      own = error;
      where = x;
    }
    strict = Math.max(strict, Math.abs((z - exact.high()) - exact.low()) / ulp);
    apart = Math.max(apart, Math.abs(y - z) / ulp);
  }

  Errors and(Errors other) {
    if (!(other.own <= own)) {
      own = other.own;
      where = other.where;
    }
    strict = Math.max(strict, other.strict);
    apart = Math.max(apart, other.apart);
    return this;
  }

  /** The largest error in ulp. */
  double own() {
    return own;
  }

  /** The argument of the largest error. */
  double where() {
    return where;
  }

  /** The largest error of StrictMath, in ulp. */
  double strict() {
    return strict;
  }

  /** How far both are apart at most, in ulp. */
  double apart() {
    return apart;
  }
}
