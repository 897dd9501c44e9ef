package io.github.chainrule.samples.benchmarks.speed;

import org.openjdk.jmh.annotations.Benchmark;

/** The derivative of every output by every parameter. */
public class ParameterJacobian {
  /** Measures the compiled Jacobian. */
  @Benchmark
  public float[] chainrule(Ours ours) {
    ours.jacobian.parameters(ours.one.x(), ours.parameterJacobian);
    return ours.parameterJacobian;
  }

  /** Measures one sweep of the compiled backprop for each output. */
  @Benchmark
  public float[] sweeps(Sweeps sweeps) {
    return sweeps.compute();
  }
}
