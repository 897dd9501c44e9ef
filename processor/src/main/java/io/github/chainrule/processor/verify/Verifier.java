package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.OperationCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves a derived program: interprets it in {@code double} at random points and compares every
 * derivative with central differences of the forward program.
 *
 * <p>All coordinates of small networks are compared, random directions and coordinates of large
 * ones. The points are seeded by the network, so that the same network gives the same result on any
 * machine.
 *
 * <p>Not every point can tell whether a derivative is right, see {@link Doubt}. Where one cannot,
 * others are drawn; where none can, the derivative passes and the verification says so: that is no
 * proof of a fault.
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

  /** The multiplications that interpreting an elementary function takes as long as. */
  private static final double CALL = 20;

  /** The part of a value that its rounding errors may be. */
  private static final double ROUNDING = 32 * Math.ulp(1.0);

  /** How often a direction that a point cannot judge is drawn again, each time at a new point. */
  private static final int ATTEMPTS = 40;

  /** How often if no point could judge another direction. */
  private static final int ATTEMPTS_IN_DOUBT = 8;

  /** After so many attempts the step is a tenth: it meets fewer kinks. */
  private static final int ATTEMPTS_PER_STEP = 8;

  /** How many times further than quotients scatter a derivative must be from them to be wrong. */
  private static final double SCATTER = 16;

  private final NetworkProgram program;
  private final DifferenceQuotients quotients;
  private final AnalyticDerivatives analytic;
  private final RandomNumbers random;
  private int compared;
  private int unjudged;
  private Doubt doubt;
  private double worst = -1;
  private String worstDerivative = "";

  private Verifier(NetworkProgram program) {
    this.program = program;
    this.quotients = new DifferenceQuotients(program);
    this.analytic = new AnalyticDerivatives(program);
    this.random = new RandomNumbers(ContentSeed.of(program.network()));
  }

  /**
   * Compares.
   *
   * @throws VerificationException if a derivative differs from its difference quotient by more than
   *     1e-7, relative to max(1, |quotient|), and by more than rounding may make of it
   */
  public static Verification verify(NetworkProgram program) {
    return new Verifier(program).verify();
  }

  private Verification verify() {
    List<Direction> directions = List.of();
    for (int point = 0; point < POINTS; point++) {
      SamplePoint at = draw();
      directions = directions();
      double[][] derivatives = analytic.at(at, directions);
      for (int index = 0; index < directions.size(); index++) {
        compare(at, directions.get(index), derivatives[index]);
      }
    }
    return new Verification(
        compared,
        POINTS,
        summary(directions),
        worst,
        worstDerivative,
        unjudged,
        doubt == null ? "" : doubt.reason());
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
    OperationCounts counts = program.forwardCost().shared();
    double perDirection = 4 * counts.multiplications();
    List<Direction> directions = new ArrayList<>();
    if (size * perDirection <= EXHAUSTIVE_LIMIT) {
      for (int index = 0; index < size; index++) {
        directions.add(Direction.coordinate(size, index));
      }
      return directions;
    }
    double affordable = SAMPLED_LIMIT / (perDirection + 4 * CALL * counts.calls());
    int samples = (int) Math.max(FEWEST_SAMPLES, Math.min(SAMPLES, affordable));
    for (int sample = 0; sample < samples; sample += 3) {
      directions.add(Direction.unit(size, random));
      directions.add(Direction.coordinate(size, random.nextInt(parameters)));
      int input = parameters + random.nextInt(size - parameters);
      directions.add(Direction.coordinate(size, input));
    }
    return directions;
  }

  private void compare(SamplePoint first, Direction direction, double[] derivatives) {
    DifferenceQuotients.Result result = quotients.at(first, direction, STEP);
    Doubt found =
        result.doubt() != null
            ? result.doubt()
            : judge(new Comparison(first, direction, STEP, result.quotients()), derivatives);
    int attempts = unjudged == 0 ? ATTEMPTS : ATTEMPTS_IN_DOUBT;
    double step = STEP;
    for (int attempt = 1; found != null && attempt <= attempts; attempt++) {
      found = compareElsewhere(direction, step);
      step = attempt % ATTEMPTS_PER_STEP == 0 ? step / 10 : step;
    }
    if (found != null) {
      unjudged++;
      doubt = found;
    }
  }

  private Doubt compareElsewhere(Direction direction, double step) {
    SamplePoint point = draw();
    DifferenceQuotients.Result result = quotients.at(point, direction, step);
    return result.doubt() != null
        ? result.doubt()
        : judge(
            new Comparison(point, direction, step, result.quotients()),
            analytic.at(point, List.of(direction))[0]);
  }

  /** What derivatives along a direction are compared with. */
  private record Comparison(
      SamplePoint point, Direction direction, double step, Quotients quotients) {}

  /** Accepts all derivatives along a direction, or says why the point cannot tell. */
  private Doubt judge(Comparison comparison, double[] derivatives) {
    Quotients expected = AnalyticDerivatives.expected(comparison.point, comparison.quotients);
    int judged = 0;
    for (int index = 0; index < analytic.functions(); index++) {
      if (analytic.has(index, comparison.direction)) {
        Optional<Doubt> found = judge(comparison, index, derivatives[index], expected);
        if (found.isPresent()) {
          return found.get();
        }
        judged++;
      }
    }
    for (int index = 0; index < analytic.functions(); index++) {
      if (analytic.has(index, comparison.direction)) {
        record(comparison.direction, index, derivatives[index], expected.values()[index]);
      }
    }
    compared += judged;
    return null;
  }

  /** Accepts a derivative, or says why the point cannot tell. */
  private Optional<Doubt> judge(
      Comparison comparison, int index, double derivative, Quotients expected) {
    double quotient = expected.values()[index];
    double scale = Math.max(1, Math.abs(quotient));
    double rounding = ROUNDING * expected.magnitudes()[index] / comparison.step;
    double difference = Math.abs(derivative - quotient);
    if (difference <= TOLERANCE * scale + rounding) {
      return Optional.empty();
    }
    if (difference <= SCATTER * scatter(comparison, index)) {
      return Optional.of(Doubt.SCATTER);
    }
    throw wrong(index, comparison.direction, derivative, quotient);
  }

  private void record(Direction direction, int index, double derivative, double quotient) {
    double error = Math.abs(derivative - quotient) / Math.max(1, Math.abs(quotient));
    if (error > worst) {
      worst = error;
      worstDerivative = analytic.describe(index, direction);
    }
  }

  private double scatter(Comparison at, int index) {
    double[] scatter = quotients.scatter(at.point, at.direction, at.step, at.quotients);
    double[] none = new double[scatter.length];
    return AnalyticDerivatives.expected(at.point, new Quotients(none, scatter)).magnitudes()[index];
  }

  private VerificationException wrong(
      int function, Direction direction, double derivative, double quotient) {
    return new VerificationException(
        analytic.describe(function, direction)
            + " is "
            + derivative
            + " where central differences give "
            + quotient);
  }
}
