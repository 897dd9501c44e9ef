package io.github.chainrule.samples.benchmarks.speed;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The mean gradient of 64 samples, and a step of gradient descent; the time is that of one. */
@OperationsPerInvocation(Ours.BATCH)
public class StepMany {
  /** Measures the compiled network. */
  @Benchmark
  public double chainrule(Ours ours) {
    double loss = ours.backprop.gradient(ours.many.x(), ours.many.t(), Ours.BATCH, ours.gradient);
    ours.step();
    return loss;
  }

  /** Measures DJL with PyTorch. */
  @Benchmark
  public Djl djl(Djl djl) {
    djl.batch.step();
    return djl;
  }

  /** Measures plain loops. */
  @Benchmark
  public Naive naive(Naive naive) {
    naive.step(Ours.BATCH);
    return naive;
  }
}
