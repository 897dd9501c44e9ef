package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f32.internal.Real;
import java.util.Locale;

/**
 * How well the derivatives of one kind, such as the input Jacobian, agree with numeric differences.
 *
 * <p>The error of a coordinate is |model − differences| relative to the larger of the two, or to a
 * hundredth of the largest derivative of the kind at the same point if that is larger still. A
 * coordinate is wrong if its error exceeds the tolerance by more than the differences may be wrong.
 * It is skipped if the differences cannot tell, mostly because they straddle a kink. A derivative
 * so small that it drowns in rounding is compared, up to what rounding may do.
 */
public final class CheckedQuantity {
  /** Which part of the largest derivative is no longer asked to be accurate relative to itself. */
  private static final double SMALL = 0.01;

  /** How uncertain a difference may be, relative to itself or to a tenth of the largest one. */
  private static final double CERTAIN = 0.1;

  /** Which part of the coordinates may be skipped without the check meaning too little. */
  private static final double MAX_SKIPPED = 0.2;

  private final String name;
  private int compared;
  private int skipped;
  private int wrong;
  private double worstExcess = -1;
  private double worstError;
  private double worstAllowed;
  private double worstByModel;
  private double worstByDifferences;
  private String worstCoordinate = "none";

  CheckedQuantity(String name) {
    this.name = name;
  }

  /**
   * Compares one row of derivatives.
   *
   * @param byModel holds the derivatives of the model
   * @param offset the index of the row's first element there
   * @param byDifferences the numeric derivatives, as many as the row has elements
   * @param names what the elements are called
   */
  void compare(
      float[] byModel, int offset, NumericDerivatives.Estimate byDifferences, RowNames names) {
    double scale = 0;
    for (double derivative : byDifferences.derivative) {
      scale = Math.max(scale, Double.isNaN(derivative) ? 0 : Math.abs(derivative));
    }
    for (int i = 0; i < byDifferences.derivative.length; i++) {
      if (byDifferences.leftOut[i]) {
        continue;
      }
      double derivative = byDifferences.derivative[i];
      double uncertainty = byDifferences.uncertainty[i];
      double found = byModel[offset + i];
      boolean finite = Math.abs(found) <= Double.MAX_VALUE;
      boolean certain =
          byDifferences.limitedByRounding[i] || isCertain(derivative, uncertainty, scale);
      if (finite && !certain) {
        skipped++;
        continue;
      }
      double relativeTo = Math.max(Math.max(Math.abs(found), Math.abs(derivative)), SMALL * scale);
      if (record(found, derivative, relativeTo, Real.TOLERANCE * relativeTo + 2 * uncertainty)) {
        worstCoordinate = names.name(i);
      }
    }
  }

  /** Compares two values that should be equal but for rounding. */
  void compareValue(double byModel, double expected, String coordinate) {
    double size = Math.abs(expected);
    if (record(byModel, expected, size, 16 * Real.ROUNDING * size)) {
      worstCoordinate = coordinate;
    }
  }

  private boolean isCertain(double derivative, double uncertainty, double scale) {
    return uncertainty <= CERTAIN * Math.max(Math.abs(derivative), CERTAIN * scale);
  }

  /** Counts a comparison, and returns whether it is the worst so far and wants a name. */
  private boolean record(double byModel, double expected, double relativeTo, double allowed) {
    compared++;
    double difference = byModel == expected ? 0 : Math.abs(byModel - expected);
    double excess = excess(difference, allowed);
    if (excess > 1) {
      wrong++;
    }
    if (excess <= worstExcess) {
      return false;
    }
    worstExcess = excess;
    worstError = difference == 0 ? 0 : difference / relativeTo;
    worstAllowed = allowed == 0 ? 0 : allowed / relativeTo;
    worstByModel = byModel;
    worstByDifferences = expected;
    return true;
  }

  /** How many times what is allowed, infinite if a value is not finite. */
  private static double excess(double difference, double allowed) {
    if (difference == 0) {
      return 0;
    }
    // A NaN is not less than anything either.
    return difference <= Double.MAX_VALUE ? difference / allowed : Double.POSITIVE_INFINITY;
  }

  /** Adds what was found at another point. */
  void add(CheckedQuantity other) {
    compared += other.compared;
    skipped += other.skipped;
    wrong += other.wrong;
    if (other.worstExcess > worstExcess) {
      worstExcess = other.worstExcess;
      worstError = other.worstError;
      worstAllowed = other.worstAllowed;
      worstByModel = other.worstByModel;
      worstByDifferences = other.worstByDifferences;
      worstCoordinate = other.worstCoordinate;
    }
  }

  /**
   * What was compared, such as {@code input Jacobian}.
   *
   * @return the name of the kind of derivatives
   */
  public String name() {
    return name;
  }

  /**
   * The number of coordinates that were compared, over all points.
   *
   * @return the number of comparisons
   */
  public int compared() {
    return compared;
  }

  /**
   * The number of coordinates where numeric differences could not tell, over all points.
   *
   * @return the number of coordinates left out
   */
  public int skipped() {
    return skipped;
  }

  /**
   * The number of coordinates where model and differences disagree, over all points.
   *
   * @return the number of wrong derivatives
   */
  public int wrong() {
    return wrong;
  }

  /**
   * The relative error of the worst coordinate: the one that comes closest to being wrong, or is
   * wrong by most.
   *
   * @return the error, 0 if nothing was compared, NaN if the derivative is not finite
   */
  public double worstError() {
    return worstError;
  }

  /**
   * The worst coordinate by the name of its layer and by index, such as {@code hidden: weight 2 ->
   * 7 (parameter 39)} or {@code output 1 by input 3}.
   *
   * @return the name of the coordinate, {@code none} if nothing was compared
   */
  public String worstCoordinate() {
    return worstCoordinate;
  }

  /**
   * Whether so many coordinates were skipped that the others prove too little.
   *
   * @return whether more than a fifth of the coordinates was skipped
   */
  public boolean inconclusive() {
    return skipped > MAX_SKIPPED * (compared + skipped);
  }

  /**
   * Whether no coordinate is wrong and enough were compared.
   *
   * @return whether the derivatives may be trusted
   */
  public boolean passed() {
    return wrong == 0 && !inconclusive();
  }

  /**
   * Reads as one line: the verdict, the numbers, and the worst coordinate with its error, what was
   * allowed there, and both its values. Where differences are uncertain, as near a kink, more is
   * allowed than elsewhere.
   */
  @Override
  public String toString() {
    String verdict = wrong > 0 ? "WRONG" : inconclusive() ? "INCONCLUSIVE" : "ok";
    String counts = compared + " compared, " + skipped + " skipped, " + wrong + " wrong";
    String values = worstByModel + " by the model, " + worstByDifferences + " by differences";
    String worst =
        String.format(
            Locale.ROOT,
            "worst error %.1e, allowed %.1e, at %s (%s)",
            worstError,
            worstAllowed,
            worstCoordinate,
            values);
    return name + ": " + verdict + ", " + counts + (compared == 0 ? "" : "; " + worst);
  }
}
