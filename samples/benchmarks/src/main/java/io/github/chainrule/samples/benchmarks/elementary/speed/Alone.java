package io.github.chainrule.samples.benchmarks.elementary.speed;

import io.github.chainrule.runtime.f32.Elementary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Each function in a chain of calls, in which each waits for the one before it: the time from
 * argument to result, in scalar code. A multiplication and an addition, which carry the chain on,
 * are in each link; {@code identity} is a chain of those alone.
 */
@OperationsPerInvocation(Numbers.COUNT)
public class Alone {
  /** No function: what the chain itself takes. */
  @Benchmark
  public float identity(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = x + Numbers.LITTLE * y;
    }
    return y;
  }

  /** The function {@link Elementary#exp}. */
  @Benchmark
  public float exp(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.exp(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#expm1}. */
  @Benchmark
  public float expm1(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.expm1(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#log}. */
  @Benchmark
  public float log(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.positive) {
      y = Elementary.log(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#log1p}. */
  @Benchmark
  public float log1p(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.positive) {
      y = Elementary.log1p(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#tanh}. */
  @Benchmark
  public float tanh(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.tanh(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#sigmoid}. */
  @Benchmark
  public float sigmoid(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.sigmoid(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#softplus}. */
  @Benchmark
  public float softplus(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.softplus(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#erf}. */
  @Benchmark
  public float erf(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.erf(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#softsign}. */
  @Benchmark
  public float softsign(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.softsign(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#logistic}. */
  @Benchmark
  public float logistic(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.logistic(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#gelu}. */
  @Benchmark
  public float gelu(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.gelu(x + Numbers.LITTLE * y);
    }
    return y;
  }

  /** The function {@link Elementary#geluSlope}. */
  @Benchmark
  public float geluSlope(Numbers numbers) {
    float y = 0f;
    for (float x : numbers.x) {
      y = Elementary.geluSlope(x + Numbers.LITTLE * y);
    }
    return y;
  }
}
