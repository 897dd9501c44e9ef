package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.scalar.Evaluator;
import java.util.Arrays;
import java.util.List;

/**
 * Central differences of the loss and of each output of a forward program.
 *
 * <p>The quotient is the fourth-order one, (8 (f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h, whose error
 * of order h⁴ leaves rounding as the largest.
 */
final class DifferenceQuotients {

  /** Parts of a step that show how far quotients scatter. */
  private static final List<Double> SMALLER = List.of(0.5, 0.25, 0.125);

  private final Prepared values;
  private SamplePoint moved;

  DifferenceQuotients(NetworkProgram program) {
    this.values = new Prepared(List.of(program.loss(), program.output()));
  }

  /** Some quotients, or the reason why there are none. */
  record Result(Quotients quotients, Doubt doubt) {}

  /** The quotients at a point, unless a kink is met on the way or a value is not finite. */
  Result at(SamplePoint point, Direction direction, double step) {
    Sides sides = new Sides();
    double[] ahead = values(point, direction, step, sides);
    long expected = sides.reset();
    double[] behind = values(point, direction, -step, sides);
    boolean smooth = sides.reset() == expected;
    double[] farAhead = values(point, direction, 2 * step, sides);
    smooth &= sides.reset() == expected;
    double[] farBehind = values(point, direction, -2 * step, sides);
    smooth &= sides.reset() == expected;
    double[] quotients = new double[ahead.length];
    double[] magnitudes = new double[ahead.length];
    for (int index = 0; index < quotients.length; index++) {
      double near = ahead[index] - behind[index];
      double far = farAhead[index] - farBehind[index];
      quotients[index] = (8 * near - far) / (12 * step);
      magnitudes[index] = Math.abs(ahead[index]);
    }
    if (!Arrays.stream(quotients).allMatch(Double::isFinite)) {
      return new Result(null, Doubt.OVERFLOW);
    }
    return smooth
        ? new Result(new Quotients(quotients, magnitudes), null)
        : new Result(null, Doubt.KINKS);
  }

  /**
   * How far quotients of smaller steps are from the given ones, each at most; infinite if there are
   * none of those.
   */
  double[] scatter(SamplePoint point, Direction direction, double step, Quotients quotients) {
    double[] scatter = new double[quotients.values().length];
    boolean isKnown = false;
    for (double part : SMALLER) {
      Quotients others = at(point, direction, part * step).quotients();
      for (int index = 0; others != null && index < scatter.length; index++) {
        isKnown = true;
        double difference = Math.abs(others.values()[index] - quotients.values()[index]);
        scatter[index] = Math.max(scatter[index], difference);
      }
    }
    if (!isKnown) {
      Arrays.fill(scatter, Double.POSITIVE_INFINITY);
    }
    return scatter;
  }

  private double[] values(SamplePoint point, Direction direction, double step, Sides sides) {
    if (moved == null) {
      moved = point.room();
    }
    moved.moveFrom(point, direction, step);
    List<double[]> results = values.run(moved.parameters, moved.sources(), sides);
    double[] outputs = results.get(1);
    double[] all = new double[outputs.length + 1];
    all[0] = results.get(0)[0];
    System.arraycopy(outputs, 0, all, 1, outputs.length);
    return all;
  }

  /** A fingerprint of the sides of all kinks that an evaluation passed. */
  private static final class Sides implements Evaluator.Kinks {
    private long fingerprint;

    @Override
    public void passed(boolean side) {
      fingerprint = 31 * fingerprint + (side ? 1 : 2);
    }

    long reset() {
      long result = fingerprint;
      fingerprint = 0;
      return result;
    }
  }
}
