package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.samples.benchmarks.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** The derivative of every output by every parameter. */
public class ParameterJacobian {
  /** Measures the compiled Jacobian. */
  @Benchmark
  public float[] chainrule(Ours ours) {
    ours.jacobian.parameters(ours.batch.x(), ours.parameterJacobian);
    return ours.parameterJacobian;
  }

  /** Measures the compiled Jacobian where the module of vectors is there. */
  @Benchmark
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public float[] chainruleByVectors(Ours ours) {
    return chainrule(ours);
  }

  /** Measures one sweep of the compiled backprop for each output. */
  @Benchmark
  public float[] sweeps(Sweeps sweeps) {
    return sweeps.compute();
  }
}
