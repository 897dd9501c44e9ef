package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions of many numbers by vectors, with the operations of {@link Elementary} in
 * their order; of numbers enough for a vector. What is left of one is computed in another that
 * begins earlier. The methods tell that there are such functions of this precision.
 */
@FromJava17
final class VectorFunctions {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final int LANES = VectorBlocks.LANES;
  private static final float TINY = 0x1p-30f;

  private VectorFunctions() {}

  /** As {@link Vectors#tanh}. */
  static boolean tanh(float[] x, int xAt, float[] y, int yAt, int count) {
    return scaledTanh(x, xAt, y, yAt, count, 1f, -0f);
  }

  /** As {@link Vectors#sigmoid}. */
  static boolean sigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
    return scaledTanh(x, xAt, y, yAt, count, 0.5f, 0.5f);
  }

  /**
   * {@code offset + scale · tanh(scale · x)}, in one method: HotSpot may make objects of vectors
   * that are handed to another.
   */
  private static boolean scaledTanh(
      float[] x, int xAt, float[] y, int yAt, int count, float scale, float offset) {
    FloatVector tiny = FloatVector.broadcast(SPECIES, TINY);
    for (int k = 0; k < count; k += LANES) {
      int at = Math.min(k, count - LANES);
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + at).mul(scale);
      FloatVector a = v.abs();
      FloatVector a2 = a.mul(a);
      FloatVector a4 = a2.mul(a2);
      FloatVector low = a.mul(0.2500002f).add(1f).add(a2.mul(a.mul(0.005214355f).add(0.04166466f)));
      FloatVector high =
          a.mul(4.871028e-5f).add(5.128175e-4f).add(a2.mul(a.mul(4.625052e-7f).add(1.3286359e-6f)));
      FloatVector n = v.mul(low.add(a4.mul(high)));
      n = n.mul(n.abs().mul(0.25f).add(1f));
      n = n.mul(n.abs().mul(0.5f).add(1f));
      FloatVector one = v.min(TINY).max(-TINY);
      FloatVector tanh = tiny.div(one.add(tiny.div(n)));
      tanh.mul(scale).add(offset).intoArray(y, yAt + at);
    }
    return true;
  }
}
