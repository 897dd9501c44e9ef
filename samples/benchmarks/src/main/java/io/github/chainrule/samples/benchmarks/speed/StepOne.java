package io.github.chainrule.samples.benchmarks.speed;

import org.openjdk.jmh.annotations.Benchmark;

/** The gradient of one sample, and a step of gradient descent. */
public class StepOne {
  /** Measures the compiled network. */
  @Benchmark
  public double chainrule(Ours ours) {
    double loss = ours.backprop.gradient(ours.one.x(), ours.one.t(), ours.gradient);
    ours.step();
    return loss;
  }

  /** Measures DJL with PyTorch. */
  @Benchmark
  public Djl djl(Djl djl) {
    djl.one.step();
    return djl;
  }

  /** Measures plain loops. */
  @Benchmark
  public Naive naive(Naive naive) {
    naive.step(1);
    return naive;
  }
}
