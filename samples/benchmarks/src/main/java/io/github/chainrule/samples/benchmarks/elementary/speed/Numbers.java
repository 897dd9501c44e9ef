package io.github.chainrule.samples.benchmarks.elementary.speed;

import java.util.Random;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Arguments of the functions: pre-activations as networks have them. */
@State(Scope.Thread)
public class Numbers {
  /** How many there are. */
  static final int COUNT = 1024;

  /** What a result is multiplied by before it is added to the next argument. */
  static final float LITTLE = 1e-6f;

  private static final long SEED = 3;
  private static final float SPREAD = 2f;

  final float[] x = new float[COUNT];
  final float[] positive = new float[COUNT];
  final float[] y = new float[COUNT];

  /** Draws them, the same each time. */
  @Setup
  public void draw() {
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT; i++) {
      x[i] = SPREAD * (float) random.nextGaussian();
      positive[i] = (float) Math.exp(x[i]);
    }
  }
}
