package io.github.chainrule.runtime.f32.train;

/** How the rate falls when a fit gets no better. Immutable, but for its course in one fit. */
final class Plateau {
  final double shrink;
  final int patience;

  Plateau(double shrink, int patience) {
    this.shrink = shrink;
    this.patience = patience;
  }

  Course newCourse() {
    return new Course();
  }

  /** The factor of the rate, which depends on the epochs before alone. */
  final class Course {
    private double factor = 1;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;

    double factor() {
      return factor;
    }

    /**
     * Notes what is watched after an epoch, of which less is better. Until there is a number,
     * nothing is waited for: what an earlier part of the fit did not measure is NaN.
     */
    void note(double value) {
      if (value < best) {
        best = value;
        waited = 0;
      } else if (best < Double.POSITIVE_INFINITY && ++waited == patience) {
        factor *= shrink;
        waited = 0;
      }
    }
  }
}
