package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.samples.benchmarks.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** The gradient of one sample, and a step of gradient descent. */
public class StepOne {
  /** Measures the compiled network. */
  @Benchmark
  public double chainrule(Ours ours) {
    double loss = ours.backprop.gradient(ours.batch.x(), ours.batch.t(), ours.gradient);
    ours.step();
    return loss;
  }

  /** Measures the compiled network where the module of vectors is there. */
  @Benchmark
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public double chainruleByVectors(Ours ours) {
    return chainrule(ours);
  }

  /** Measures DJL with PyTorch. */
  @Benchmark
  public Djl djl(Djl djl) {
    djl.step();
    return djl;
  }

  /** Measures plain loops. */
  @Benchmark
  public Naive naive(Naive naive) {
    naive.step();
    return naive;
  }
}
