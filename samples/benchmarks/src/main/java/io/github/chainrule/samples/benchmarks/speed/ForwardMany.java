package io.github.chainrule.samples.benchmarks.speed;

import ai.onnxruntime.OrtException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The outputs of 256 samples; the time is that of one of them. */
@OperationsPerInvocation(Ours.MANY)
public class ForwardMany {
  /** Measures the compiled network. */
  @Benchmark
  public float[] chainrule(Ours ours) {
    ours.forward.forward(ours.many.x(), ours.ys, Ours.MANY);
    return ours.ys;
  }

  /** Measures ONNX Runtime. */
  @Benchmark
  public Onnx onnxRuntime(Onnx onnx) throws OrtException {
    onnx.many.run();
    return onnx;
  }

  /** Measures plain loops. */
  @Benchmark
  public float[][] naive(Naive naive) {
    return naive.forward(Ours.MANY);
  }
}
