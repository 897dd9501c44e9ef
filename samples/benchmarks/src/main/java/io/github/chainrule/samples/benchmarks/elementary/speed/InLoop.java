package io.github.chainrule.samples.benchmarks.elementary.speed;

import io.github.chainrule.runtime.f32.Elementary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Each function over an array, as layers call it: what can be vectorised is. The time is that of an
 * element.
 */
@OperationsPerInvocation(Numbers.COUNT)
public class InLoop {
  /** No function: what the loop itself takes. */
  @Benchmark
  public float[] identity(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = x[i];
    }
    return y;
  }

  /** The function {@link Elementary#exp}. */
  @Benchmark
  public float[] exp(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.exp(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#exp(float[], int, float[])}, which SOFTMAX layers call. */
  @Benchmark
  public float[] expOfArray(Numbers numbers) {
    Elementary.exp(numbers.x, Numbers.COUNT, numbers.y);
    return numbers.y;
  }

  /** The function {@link Elementary#expm1}. */
  @Benchmark
  public float[] expm1(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.expm1(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#log}. */
  @Benchmark
  public float[] log(Numbers numbers) {
    float[] x = numbers.positive;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.log(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#log1p}. */
  @Benchmark
  public float[] log1p(Numbers numbers) {
    float[] x = numbers.positive;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.log1p(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#tanh}. */
  @Benchmark
  public float[] tanh(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.tanh(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#sigmoid}. */
  @Benchmark
  public float[] sigmoid(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.sigmoid(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#softplus}. */
  @Benchmark
  public float[] softplus(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.softplus(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#erf}. */
  @Benchmark
  public float[] erf(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.erf(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#softsign}. */
  @Benchmark
  public float[] softsign(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.softsign(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#logistic}. */
  @Benchmark
  public float[] logistic(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.logistic(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#gelu}. */
  @Benchmark
  public float[] gelu(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.gelu(x[i]);
    }
    return y;
  }

  /** The function {@link Elementary#geluSlope}. */
  @Benchmark
  public float[] geluSlope(Numbers numbers) {
    float[] x = numbers.x;
    float[] y = numbers.y;
    for (int i = 0; i < Numbers.COUNT; i++) {
      y[i] = Elementary.geluSlope(x[i]);
    }
    return y;
  }
}
