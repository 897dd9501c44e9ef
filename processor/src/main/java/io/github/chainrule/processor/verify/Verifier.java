package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.scalar.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Proves a derived program: interprets it in {@code double} at random points and compares every
 * derivative with central differences of the forward program.
 *
 * <p>All coordinates of small networks are compared, random directions and coordinates of large
 * ones. The points are seeded by the network, so that the same network gives the same result on any
 * machine. The quotient is the fourth-order one, (8 (f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h, whose
 * error of order h⁴ leaves rounding as the largest.
 */
public final class Verifier {

  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 1e-7;
  private static final int POINTS = 2;
  private static final int SAMPLES = 24;

  /** The multiplications that comparing all coordinates may take. */
  private static final double EXHAUSTIVE_LIMIT = 3e6;

  /** How often a direction that meets a kink is drawn again, each time at a new point. */
  private static final int ATTEMPTS = 40;

  private final NetworkProgram program;
  private final Interpreter.Prepared values;
  private final AnalyticDerivatives analytic;
  private final SplittableRandom random;
  private int compared;
  private double worst;

  private Verifier(NetworkProgram program) {
    this.program = program;
    this.values = new Interpreter.Prepared(List.of(program.loss(), program.output()));
    this.analytic = new AnalyticDerivatives(program);
    this.random = new SplittableRandom(ContentSeed.of(program.network()));
  }

  /**
   * Compares.
   *
   * @throws VerificationException if a derivative differs from its difference quotient by more than
   *     1e-7, relative to max(1, |quotient|)
   */
  public static Verification verify(NetworkProgram program) {
    return new Verifier(program).verify();
  }

  private Verification verify() {
    for (int point = 0; point < POINTS; point++) {
      AnalyticDerivatives.AtPoint at = analytic.at(draw());
      for (double[] direction : directions(at.size())) {
        compareAvoidingKinks(at, direction);
      }
    }
    return new Verification(compared, POINTS, worst);
  }

  private SamplePoint draw() {
    return SamplePoint.draw(program.network(), program.layout(), random);
  }

  private List<double[]> directions(int size) {
    double multiplications =
        OperationCounter.count(List.of(program.output())).shared().multiplications();
    List<double[]> directions = new ArrayList<>();
    if (4 * size * multiplications <= EXHAUSTIVE_LIMIT) {
      for (int index = 0; index < size; index++) {
        directions.add(coordinate(size, index));
      }
    } else {
      for (int sample = 0; sample < SAMPLES; sample++) {
        directions.add(sample % 2 == 0 ? unit(size) : coordinate(size, random.nextInt(size)));
      }
    }
    return directions;
  }

  private static double[] coordinate(int size, int index) {
    double[] direction = new double[size];
    direction[index] = 1;
    return direction;
  }

  private double[] unit(int size) {
    double[] direction = new double[size];
    double squares = 0;
    for (int index = 0; index < size; index++) {
      direction[index] = 2 * random.nextDouble() - 1;
      squares += direction[index] * direction[index];
    }
    for (int index = 0; index < size; index++) {
      direction[index] /= Math.sqrt(squares);
    }
    return direction;
  }

  private void compareAvoidingKinks(AnalyticDerivatives.AtPoint at, double[] direction) {
    AnalyticDerivatives.AtPoint point = at;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double[] quotients = quotients(point.point(), direction);
      if (quotients != null) {
        compare(point, direction, quotients);
        return;
      }
      point = analytic.at(draw());
    }
    throw new VerificationException("no point found that is clear of kinks");
  }

  private void compare(AnalyticDerivatives.AtPoint at, double[] direction, double[] quotients) {
    double[] derivatives = at.along(direction);
    for (int index = 0; index < derivatives.length; index++) {
      double quotient = at.expected(quotients, index);
      double error = Math.abs(derivatives[index] - quotient) / Math.max(1, Math.abs(quotient));
      if (!(error <= TOLERANCE)) {
        throw new VerificationException(
            String.format(
                Locale.ROOT,
                "%s is %s where central differences give %s",
                at.describe(index, direction),
                derivatives[index],
                quotient));
      }
      worst = Math.max(worst, error);
      compared++;
    }
  }

  /** The loss's and each output's difference quotient; null if a kink is met on the way. */
  private double[] quotients(SamplePoint point, double[] direction) {
    Sides sides = new Sides();
    double[] ahead = valuesAt(point.moved(direction, STEP), sides);
    long expected = sides.reset();
    double[] behind = valuesAt(point.moved(direction, -STEP), sides);
    boolean smooth = sides.reset() == expected;
    double[] farAhead = valuesAt(point.moved(direction, 2 * STEP), sides);
    smooth &= sides.reset() == expected;
    double[] farBehind = valuesAt(point.moved(direction, -2 * STEP), sides);
    smooth &= sides.reset() == expected;
    if (!smooth) {
      return null;
    }
    double[] quotients = new double[ahead.length];
    for (int index = 0; index < quotients.length; index++) {
      double near = ahead[index] - behind[index];
      double far = farAhead[index] - farBehind[index];
      quotients[index] = (8 * near - far) / (12 * STEP);
    }
    return quotients;
  }

  private double[] valuesAt(SamplePoint point, Sides sides) {
    List<double[]> results = values.run(point.parameters, point.sources(), sides);
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
