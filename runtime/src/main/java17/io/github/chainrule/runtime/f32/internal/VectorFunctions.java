package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions of many numbers by vectors, with the operations of {@link Elementary} in
 * their order; of numbers enough for a vector. What is left of one is computed in another that
 * begins earlier. The methods tell that there are such functions of this precision.
 *
 * <p>A method that loops here has more than 325 bytes of bytecode, which a test holds: HotSpot takes
 * smaller ones into the loops of their callers, and makes objects of the vectors of a loop within a
 * loop. That is why each step has a name.
 */
@FromJava17
final class VectorFunctions {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final int LANES = VectorBlocks.LANES;
  private static final float TINY = 0x1p-30f;
  private static final float ROUNDER = 12583039f;

  /** From there on, in size, exponentials are computed one by one. */
  static final float LARGEST_EXPONENT = 87f;

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
   *
   * <p>Computes with |x|, which takes fewer instructions, and puts the sign back: all operations of
   * {@link Elementary#tanh} are odd or even. There |x| itself is added to TINY / n where it is less
   * than TINY, here TINY is: the quotient is about 1 or more then, and both sums round to it.
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
      FloatVector first = a.mul(0.2500002f).add(1f);
      FloatVector second = a.mul(0.005214355f).add(0.04166466f);
      FloatVector third = a.mul(4.871028e-5f).add(5.128175e-4f);
      FloatVector fourth = a.mul(4.625052e-7f).add(1.3286359e-6f);
      FloatVector low = first.add(a2.mul(second));
      FloatVector high = third.add(a2.mul(fourth));
      FloatVector quarter = a.mul(low.add(a4.mul(high)));
      FloatVector half = quarter.mul(quarter.mul(0.25f).add(1f));
      FloatVector n = half.mul(half.mul(0.5f).add(1f));
      FloatVector inverse = tiny.div(n);
      FloatVector magnitude = tiny.div(tiny.add(inverse));
      IntVector magnitudeBits = magnitude.reinterpretAsInts();
      IntVector bits = v.reinterpretAsInts();
      IntVector bitsOfA = a.reinterpretAsInts();
      IntVector sign = bits.lanewise(VectorOperators.XOR, bitsOfA);
      IntVector tanhBits = magnitudeBits.lanewise(VectorOperators.OR, sign);
      FloatVector tanh = tanhBits.reinterpretAsFloats();
      FloatVector scaled = tanh.mul(scale);
      FloatVector moved = scaled.add(offset);
      moved.intoArray(y, yAt + at);
    }
    return true;
  }

  /** As {@link TileVectors#rowExp}. */
  static boolean exp(float[] x, float[] y, int count) {
    FloatVector largest = FloatVector.broadcast(SPECIES, 0f);
    for (int k = 0; k < count; k += LANES) {
      int at = Math.min(k, count - LANES);
      FloatVector v = FloatVector.fromArray(SPECIES, x, at);
      FloatVector a = v.abs();
      largest = largest.max(a);
      FloatVector shifted = v.sub(0.058891516f);
      FloatVector t = shifted.mul(1.442695f).add(ROUNDER);
      IntVector bits = t.reinterpretAsInts();
      IntVector exponent = bits.lanewise(VectorOperators.LSHL, 23);
      FloatVector scale = exponent.reinterpretAsFloats();
      FloatVector n = t.sub(ROUNDER);
      FloatVector coarse = v.sub(n.mul(0x1.62e4p-1f));
      FloatVector r = coarse.sub(n.mul(1.4286068e-6f));
      FloatVector r2 = r.mul(r);
      FloatVector r4 = r2.mul(r2);
      FloatVector first = r.mul(0.16666669f).add(0.5f);
      FloatVector second = r.mul(0.008332329f).add(0.041666552f);
      FloatVector high = r.mul(2.0790132e-4f).add(0.0013920902f);
      FloatVector low = first.add(r2.mul(second));
      FloatVector terms = low.add(r4.mul(high));
      FloatVector reduced = r.add(r2.mul(terms));
      FloatVector scaled = scale.mul(reduced);
      FloatVector power = scaled.add(scale);
      power.intoArray(y, at);
    }
    float largestOfAll = largest.reduceLanes(VectorOperators.MAX);
    if (!(largestOfAll < LARGEST_EXPONENT)) {
      for (int k = 0; k < count; k++) {
        float v = x[k];
        if (!(Math.abs(v) < LARGEST_EXPONENT)) {
          y[k] = Elementary.exp(v);
        }
      }
    }
    return true;
  }
}
