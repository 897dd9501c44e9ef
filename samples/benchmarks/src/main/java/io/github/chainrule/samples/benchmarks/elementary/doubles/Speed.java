package io.github.chainrule.samples.benchmarks.elementary.doubles;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Functions of doubles over an array, the runtime's and StrictMath's. */
@State(Scope.Thread)
@OperationsPerInvocation(Speed.COUNT)
public class Speed {
  static final int COUNT = 1024;
  private static final long SEED = 3;
  private static final double SPREAD = 2;

  /** The name of the function. */
  @Param("exp")
  public String function;

  private final double[] x = new double[COUNT];
  private final double[] y = new double[COUNT];
  private DoubleUnaryOperator own;
  private DoubleUnaryOperator strict;

  /** Draws arguments, the same each time; those of logarithms and powers are positive. */
  @Setup
  public void draw() {
    Subject subject =
        Subject.all().stream().filter(s -> s.name().equals(function)).findFirst().orElseThrow();
    own = subject.function();
    strict = subject.strict();
    boolean isOfPositive = function.startsWith("log") || function.startsWith("pow");
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT; i++) {
      double drawn = SPREAD * random.nextGaussian();
      x[i] = isOfPositive ? Math.exp(drawn) : drawn;
    }
  }

  /** The runtime's. */
  @Benchmark
  public double[] own() {
    for (int i = 0; i < COUNT; i++) {
      y[i] = own.applyAsDouble(x[i]);
    }
    return y;
  }

  /** StrictMath's. */
  @Benchmark
  public double[] strict() {
    for (int i = 0; i < COUNT; i++) {
      y[i] = strict.applyAsDouble(x[i]);
    }
    return y;
  }
}
