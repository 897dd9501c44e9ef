package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.samples.benchmarks.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** The derivative of every output by every input. */
public class InputJacobian {
  /** Measures the compiled Jacobian. */
  @Benchmark
  public float[] chainrule(Ours ours) {
    ours.jacobian.inputs(ours.batch.x(), ours.inputJacobian);
    return ours.inputJacobian;
  }

  /** Measures the compiled Jacobian where the module of vectors is there. */
  @Benchmark
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public float[] chainruleByVectors(Ours ours) {
    return chainrule(ours);
  }

  /** Measures one-sided differences of the compiled network: a pass, and one for each input. */
  @Benchmark
  public float[] differences(Differences differences) {
    return differences.compute();
  }
}
