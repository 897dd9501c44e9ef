package io.github.chainrule.runtime.f32;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What {@link GradientCheck} found: one {@link CheckedQuantity} for each kind of derivatives. */
public final class GradientReport {
  private final List<CheckedQuantity> quantities;
  private int points;

  GradientReport(List<CheckedQuantity> quantities) {
    this.quantities = Collections.unmodifiableList(new ArrayList<CheckedQuantity>(quantities));
    this.points = 1;
  }

  /** Adds what was found at other points, for the same quantities in the same order. */
  void add(GradientReport other) {
    points += other.points;
    for (int k = 0; k < quantities.size(); k++) {
      quantities.get(k).add(other.quantities.get(k));
    }
  }

  /**
   * The kinds of derivatives that were compared.
   *
   * @return an unmodifiable list
   */
  public List<CheckedQuantity> quantities() {
    return quantities;
  }

  /**
   * Whether every quantity passed.
   *
   * @return whether the derivatives of the model may be trusted
   */
  public boolean passed() {
    for (CheckedQuantity quantity : quantities) {
      if (!quantity.passed()) {
        return false;
      }
    }
    return true;
  }

  /** Whether no derivative is wrong but some quantity was mostly skipped. */
  boolean inconclusive() {
    boolean inconclusive = false;
    for (CheckedQuantity quantity : quantities) {
      if (quantity.wrong() > 0) {
        return false;
      }
      inconclusive |= quantity.inconclusive();
    }
    return inconclusive;
  }

  /**
   * Does nothing if every quantity passed.
   *
   * @throws AssertionError if one did not; the message is this report
   */
  public void assertPassed() {
    if (!passed()) {
      throw new AssertionError(toString());
    }
  }

  /** Reads as a headline and one line for each quantity. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("Gradient check ").append(passed() ? "passed" : "FAILED");
    text.append(" at ").append(points).append(points == 1 ? " point" : " points");
    for (CheckedQuantity quantity : quantities) {
      text.append("\n  ").append(quantity);
    }
    return text.toString();
  }
}
