package io.github.chainrule.samples.benchmarks.speed;

import ai.onnxruntime.OrtException;
import io.github.chainrule.samples.benchmarks.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** The outputs of a batch; the time is that of all its samples. */
public class ForwardBatch {
  /** Measures the compiled network. */
  @Benchmark
  public float[] chainrule(Ours ours) {
    ours.forward.forward(ours.batch.x(), ours.y, ours.samples);
    return ours.y;
  }

  /** Measures the compiled network where the module of vectors is there. */
  @Benchmark
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public float[] chainruleByVectors(Ours ours) {
    return chainrule(ours);
  }

  /** Measures ONNX Runtime. */
  @Benchmark
  public Onnx onnxRuntime(Onnx onnx) throws OrtException {
    onnx.run();
    return onnx;
  }

  /** Measures plain loops. */
  @Benchmark
  public float[][] naive(Naive naive) {
    return naive.forward();
  }
}
