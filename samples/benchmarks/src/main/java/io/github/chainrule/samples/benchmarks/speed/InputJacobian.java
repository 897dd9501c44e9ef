package io.github.chainrule.samples.benchmarks.speed;

import org.openjdk.jmh.annotations.Benchmark;

/** The derivative of every output by every input. */
public class InputJacobian {
  /** Measures the compiled Jacobian. */
  @Benchmark
  public float[] chainrule(Ours ours) {
    ours.jacobian.inputs(ours.one.x(), ours.inputJacobian);
    return ours.inputJacobian;
  }

  /** Measures one-sided differences of the compiled network: a pass, and one for each input. */
  @Benchmark
  public float[] differences(Differences differences) {
    return differences.compute();
  }
}
