package io.github.chainrule.samples.benchmarks.elementary.doubles;

import io.github.chainrule.runtime.f64.Elementary;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A function of doubles with its exact value and StrictMath's, and where it is looked at.
 *
 * @param name its name
 * @param function the function
 * @param strict that of {@link StrictMath}
 * @param exact its exact value
 * @param hard arguments where formulas meet or digits are lost, whose neighbours are tried, too
 * @param ranges where arguments are drawn
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares subjects.
record Subject(
    String name,
    DoubleUnaryOperator function,
    DoubleUnaryOperator strict,
    DoubleFunction<Pair> exact,
    double[] hard,
    List<Range> ranges) {
  private static final double LN_2 = Math.log(2);
  private static final double QUARTER = Math.PI / 4;
  private static final double[] MEETINGS_OF_LOG = {0.5, 0.7, Math.sqrt(0.5), 1, 1.3, 2, 3, 4};
  private static final double[] EXPONENTS = {1.7, 0.3, -2.5, 90.1, -370.3};

  private static final Range[] ANGLES = {
    Range.of(-8, 8), Range.of(-1e6, 1e6), Range.ofSizes(1e-9, 1)
  };

  static List<Subject> all() {
    return Stream.concat(exponentials(), Stream.concat(logarithms(), angles())).toList();
  }

  private static Stream<Subject> exponentials() {
    return Stream.of(
        of(
            "exp",
            Elementary::exp,
            StrictMath::exp,
            x -> Exact.exp(Pair.of(x)),
            odds(LN_2 / 2, 900),
            Range.of(-2, 2),
            Range.of(-40, 40),
            Range.of(-670, 709)),
        of(
            "expm1",
            Elementary::expm1,
            StrictMath::expm1,
            x -> Exact.expm1(Pair.of(x)),
            odds(LN_2 / 2, 50),
            Range.of(-2, 2),
            Range.of(-38, 40),
            Range.ofSizes(1e-12, 1)),
        of(
            "tanh",
            Elementary::tanh,
            StrictMath::tanh,
            Exact::tanh,
            odds(LN_2 / 4, 50),
            Range.of(-1, 1),
            Range.of(-20, 20),
            Range.ofSizes(1e-8, 1)));
  }

  private static Stream<Subject> logarithms() {
    return Stream.concat(
        Stream.of(
            of(
                "log",
                Elementary::log,
                StrictMath::log,
                Exact::log,
                MEETINGS_OF_LOG,
                Range.of(0.5, 2),
                Range.of(0, 10),
                Range.ofSizes(1e-300, 1e300)),
            of(
                "log1p",
                Elementary::log1p,
                StrictMath::log1p,
                Exact::log1p,
                new double[] {-0.5, -0.29, 0.41, 1, 2, 1e15, 1e16},
                Range.of(-0.9, 2),
                Range.of(0, 10),
                Range.ofSizes(1e-12, 1e100))),
        Arrays.stream(EXPONENTS).mapToObj(Subject::power));
  }

  private static Subject power(double y) {
    double largest = Math.min(1e6, Math.exp(660 / Math.abs(y)));
    return of(
        "pow " + y,
        x -> Elementary.pow(x, y),
        x -> StrictMath.pow(x, y),
        x -> Exact.pow(x, y),
        DoubleStream.iterate(0.7, x -> x < 1.5 && x < largest, x -> x + 1 / 64.0).toArray(),
        Range.of(Math.max(0.7, 1 / largest), Math.min(1.5, largest)),
        Range.ofSizes(1 / largest, largest));
  }

  private static Stream<Subject> angles() {
    return Stream.of(
        of("sin", Elementary::sin, StrictMath::sin, Exact::sin, odds(QUARTER, 9_999), ANGLES),
        of("cos", Elementary::cos, StrictMath::cos, Exact::cos, odds(QUARTER, 9_999), ANGLES),
        of("tan", Elementary::tan, StrictMath::tan, Exact::tan, odds(QUARTER, 9_999), ANGLES),
        of(
            "atan",
            Elementary::atan,
            StrictMath::atan,
            Exact::atan,
            new double[] {0.4375, 0.5625, 0.6875, 0.8125, 1, 1.07, 1.24, 1.46, 1.78, 2.29},
            Range.of(-2, 2),
            Range.of(-20, 20),
            Range.ofSizes(1e-8, 1e15)));
  }

  private static Subject of(
      String name,
      DoubleUnaryOperator function,
      DoubleUnaryOperator strict,
      DoubleFunction<Pair> exact,
      double[] hard,
      Range... ranges) {
    return new Subject(name, function, strict, exact, hard, List.of(ranges));
  }

  /** The odd multiples of a unit, up to a number of pairs: where remainders change their sign. */
  private static double[] odds(double unit, int pairs) {
    return IntStream.range(-pairs, pairs).mapToDouble(k -> (2 * k + 1) * unit).toArray();
  }
}
