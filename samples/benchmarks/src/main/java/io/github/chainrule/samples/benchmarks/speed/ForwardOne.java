package io.github.chainrule.samples.benchmarks.speed;

import ai.onnxruntime.OrtException;
import org.openjdk.jmh.annotations.Benchmark;

/** The outputs of one sample. */
public class ForwardOne {
  /** Measures the compiled network. */
  @Benchmark
  public float[] chainrule(Ours ours) {
    ours.forward.forward(ours.one.x(), ours.y);
    return ours.y;
  }

  /** Measures ONNX Runtime. */
  @Benchmark
  public Onnx onnxRuntime(Onnx onnx) throws OrtException {
    onnx.one.run();
    return onnx;
  }

  /** Measures plain loops. */
  @Benchmark
  public float[][] naive(Naive naive) {
    return naive.forward(1);
  }
}
