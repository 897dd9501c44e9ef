package io.github.chainrule.samples.benchmarks.batches;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The outputs and the gradient of a batch, each with and without the module of vectors. */
@State(Scope.Thread)
public class OneBatch {
  static final String PARAMETER = "batch";

  /** The widths of the network, a blank, and the number of samples. */
  @Param("12-64-64-4 32")
  public String batch;

  private Forward forward;
  private Backprop backprop;
  private Batch samples;
  private float[] y;
  private float[] g;

  /** The value of the parameter. */
  static String of(String widths, int n) {
    return widths + " " + n;
  }

  /**
   * Makes the evaluators, and what they read and write; waits until vectors, where they are used,
   * are compiled.
   */
  @Setup
  public void make() throws InterruptedException {
    String[] parts = batch.split(" ", 2);
    Model model = Subject.of(parts[0]).model();
    forward = model.newForward();
    backprop = model.newBackprop();
    samples = Batch.of(model, Integer.parseInt(parts[1]));
    y = new float[samples.n() * model.outputs()];
    g = new float[model.parameters().length];
    Vectors.awaitCompiled();
  }

  /** Measures the outputs by plain Java. */
  @Benchmark
  public float[] forward() {
    forward.forward(samples.x(), y, samples.n());
    return y;
  }

  /** Measures the outputs by vectors. */
  @Benchmark
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public float[] forwardByVectors() {
    return forward();
  }

  /** Measures the gradient by plain Java. */
  @Benchmark
  public double gradient() {
    return backprop.gradient(samples.x(), samples.t(), samples.n(), g);
  }

  /** Measures the gradient by vectors. */
  @Benchmark
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public double gradientByVectors() {
    return gradient();
  }
}
