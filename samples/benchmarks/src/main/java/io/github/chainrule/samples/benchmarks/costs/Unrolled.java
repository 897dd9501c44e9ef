package io.github.chainrule.samples.benchmarks.costs;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A layer in unrolled code. */
@State(Scope.Thread)
public class Unrolled {
  /** Inputs and units of the layer. */
  @Param({"4x4", "8x8", "16x16", "32x32", "64x64", "4x16", "16x3", "12x64", "64x4"})
  public String shape;

  private OneLayer layer;

  /** Makes the layer. */
  @Setup
  public void make() {
    layer = new OneLayer(Shape.of(shape).unrolled());
  }

  /** Measures the outputs. */
  @Benchmark
  public float[] forward() {
    return layer.forward();
  }

  /** Measures the outputs and the parameters' gradient. */
  @Benchmark
  public double gradient() {
    return layer.gradient();
  }

  /** Measures the same and the gradient by the inputs. */
  @Benchmark
  public double gradientByInputs() {
    return layer.gradientByInputs();
  }
}
