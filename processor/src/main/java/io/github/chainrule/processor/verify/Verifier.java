package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.scalar.Evaluator;
import java.util.ArrayList;
import java.util.List;
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

  /** How far the points of a difference quotient are apart. */
  public static final double STEP = 1e-4;

  /** The error that a derivative may have, relative to max(1, |quotient|). */
  public static final double TOLERANCE = 1e-7;

  private static final int POINTS = 2;
  private static final int SAMPLES = 24;
  private static final int FEWEST_SAMPLES = 6;

  /** The multiplications that comparing all coordinates may take. */
  private static final double EXHAUSTIVE_LIMIT = 3e6;

  /** The multiplications that comparing samples may take, unless there would be too few. */
  private static final double SAMPLED_LIMIT = 2e8;

  /** The part of a value that its rounding errors may be. */
  private static final double ROUNDING = 32 * Math.ulp(1.0);

  /** How often a direction that meets a kink is drawn again, each time at a new point. */
  private static final int ATTEMPTS = 40;

  private final NetworkProgram program;
  private final Interpreter.Prepared values;
  private final AnalyticDerivatives analytic;
  private final SplittableRandom random;
  private int compared;
  private double worst = -1;
  private String worstDerivative = "";

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
   *     1e-7, relative to max(1, |quotient|), and what rounding of a large loss may make of it
   */
  public static Verification verify(NetworkProgram program) {
    return new Verifier(program).verify();
  }

  private Verification verify() {
    List<Direction> directions = List.of();
    for (int point = 0; point < POINTS; point++) {
      AnalyticDerivatives.AtPoint at = analytic.at(draw());
      directions = directions();
      for (Direction direction : directions) {
        compareAvoidingKinks(at, direction);
      }
    }
    return new Verification(compared, POINTS, summary(directions), worst, worstDerivative);
  }

  private Verification.Directions summary(List<Direction> directions) {
    int size = program.layout().size() + program.network().inputs();
    int coordinates =
        (int) directions.stream().filter(it -> it.coordinate() != Direction.NONE).count();
    int random = directions.size() - coordinates;
    return new Verification.Directions(coordinates, random, coordinates == size && random == 0);
  }

  private SamplePoint draw() {
    return SamplePoint.draw(program.network(), program.layout(), random);
  }

  private List<Direction> directions() {
    int parameters = program.layout().size();
    int size = parameters + program.network().inputs();
    double perDirection =
        4 * OperationCounter.count(List.of(program.output())).shared().multiplications();
    List<Direction> directions = new ArrayList<>();
    if (size * perDirection <= EXHAUSTIVE_LIMIT) {
      for (int index = 0; index < size; index++) {
        directions.add(Direction.coordinate(size, index));
      }
      return directions;
    }
    double affordable = SAMPLED_LIMIT / perDirection;
    int samples = (int) Math.max(FEWEST_SAMPLES, Math.min(SAMPLES, affordable));
    for (int sample = 0; sample < samples; sample += 3) {
      directions.add(Direction.unit(size, random));
      directions.add(Direction.coordinate(size, random.nextInt(parameters)));
      directions.add(Direction.coordinate(size, random.nextInt(parameters, size)));
    }
    return directions;
  }

  private void compareAvoidingKinks(AnalyticDerivatives.AtPoint first, Direction direction) {
    Quotients quotients = quotients(first.point(), direction);
    if (quotients != null) {
      compare(first, direction, quotients);
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SamplePoint point = draw();
      quotients = quotients(point, direction);
      if (quotients != null) {
        compare(analytic.at(point), direction, quotients);
        return;
      }
    }
    throw new VerificationException("no point found that is clear of kinks");
  }

  private void compare(AnalyticDerivatives.AtPoint at, Direction direction, Quotients quotients) {
    double[] derivatives = at.along(direction);
    Quotients expected = at.expected(quotients);
    for (int index = 0; index < derivatives.length; index++) {
      double quotient = expected.values()[index];
      double scale = Math.max(1, Math.abs(quotient));
      double rounding = ROUNDING * expected.magnitudes()[index] / STEP;
      double difference = Math.abs(derivatives[index] - quotient);
      if (!(difference <= TOLERANCE * scale + rounding)) {
        throw new VerificationException(
            at.describe(index, direction)
                + " is "
                + derivatives[index]
                + " where central differences give "
                + quotient);
      }
      if (difference / scale > worst) {
        worst = difference / scale;
        worstDerivative = at.describe(index, direction);
      }
      compared++;
    }
  }

  /** The loss's and each output's difference quotient; null if a kink is met on the way. */
  private Quotients quotients(SamplePoint point, Direction direction) {
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
    double[] magnitudes = new double[ahead.length];
    for (int index = 0; index < quotients.length; index++) {
      double near = ahead[index] - behind[index];
      double far = farAhead[index] - farBehind[index];
      quotients[index] = (8 * near - far) / (12 * STEP);
      magnitudes[index] = Math.abs(ahead[index]);
    }
    return new Quotients(quotients, magnitudes);
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
