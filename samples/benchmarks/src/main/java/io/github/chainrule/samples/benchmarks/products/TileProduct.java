package io.github.chainrule.samples.benchmarks.products;

import io.github.chainrule.runtime.f32.internal.Tile72;
import io.github.chainrule.samples.benchmarks.Vectors;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The affine map of a layer, of a tile of samples, by the kernels that generated code calls. */
@State(Scope.Thread)
public class TileProduct {
  static final int SAMPLES = 64;

  /** Inputs and units. */
  @Param Layer layer;

  private float[] p;
  private float[][] x;
  private float[][] y;
  private int span;

  /** Waits until vectors, where they are used, are compiled, and fills the arrays. */
  @Setup
  public void fill() throws InterruptedException {
    Vectors.awaitCompiled();
    Random random = new Random(1);
    p = new float[(layer.inputs() + 1) * layer.units()];
    for (int k = 0; k < p.length; k++) {
      p[k] = (float) random.nextGaussian();
    }
    float[] samples = new float[SAMPLES * layer.inputs()];
    for (int k = 0; k < samples.length; k++) {
      samples[k] = (float) random.nextGaussian();
    }
    span = Tile72.span(SAMPLES);
    x = Tile72.tile(layer.inputs());
    y = Tile72.tile(layer.units());
    Tile72.load(samples, 0, SAMPLES, layer.inputs(), x, span);
  }

  /** Measures plain Java. */
  @Benchmark
  public float[][] product() {
    int biases = layer.inputs() * layer.units();
    Tile72.affine(x, layer.inputs(), p, 0, biases, layer.units(), y, span);
    return y;
  }

  /** Measures the same where the module of vectors is there. */
  @Benchmark
  @Fork(jvmArgsAppend = {Vectors.ADD, Vectors.MODULE})
  public float[][] productByVectors() {
    return product();
  }
}
