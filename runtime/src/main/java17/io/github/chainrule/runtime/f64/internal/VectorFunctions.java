package io.github.chainrule.runtime.f64.internal;

import io.github.chainrule.runtime.f64.Elementary;
import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions of many doubles by vectors, with the operations of {@link Elementary} in
 * their order. Those that branch have none.
 */
@FromJava17
final class VectorFunctions {
  private static final VectorSpecies<Double> SPECIES = VectorBlocks.SPECIES;
  private static final int LANES = VectorBlocks.LANES;
  private static final double ROUNDER = 6755399441056767.0;

  /** From there on, in size, exponentials are computed one by one. */
  static final double LARGEST_EXPONENT = 708.0;

  private VectorFunctions() {}

  static boolean tanh(double[] x, int xAt, double[] y, int yAt, int count) {
    return false;
  }

  static boolean sigmoid(double[] x, int xAt, double[] y, int yAt, int count) {
    return false;
  }

  /** As {@link TileVectors#rowExp}. */
  static boolean exp(double[] x, double[] y, int count) {
    DoubleVector largest = DoubleVector.broadcast(SPECIES, 0.0);
    for (int k = 0; k < count; k += LANES) {
      int at = Math.min(k, count - LANES);
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, at);
      largest = largest.max(v.abs());
      DoubleVector t = v.mul(1.4426950408889634).add(ROUNDER);
      DoubleVector scale =
          t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      DoubleVector n = t.sub(ROUNDER);
      DoubleVector large = v.sub(n.mul(0x1.62e42feep-1));
      DoubleVector taken = n.mul(1.9082149292705877e-10);
      DoubleVector r = large.sub(taken);
      DoubleVector r2 = r.mul(r);
      DoubleVector r4 = r2.mul(r2);
      DoubleVector low =
          r.mul(1.0 / 6).add(1.0 / 2).add(r2.mul(r.mul(1.0 / 120).add(1.0 / 24)));
      DoubleVector middle =
          r.mul(1.0 / 5040).add(1.0 / 720).add(r2.mul(r.mul(1.0 / 362880).add(1.0 / 40320)));
      DoubleVector high =
          r.mul(1.0 / 39916800)
              .add(1.0 / 3628800)
              .add(r2.mul(r.mul(1.0 / 6227020800.0).add(1.0 / 479001600)));
      DoubleVector small = r2.mul(low.add(r4.mul(middle.add(r4.mul(high))))).sub(taken);
      scale.mul(large.add(small)).add(scale).intoArray(y, at);
    }
    if (!(largest.reduceLanes(VectorOperators.MAX) < LARGEST_EXPONENT)) {
      computeLarge(x, y, count);
    }
    return true;
  }

  private static void computeLarge(double[] x, double[] y, int count) {
    for (int k = 0; k < count; k++) {
      if (!(Math.abs(x[k]) < LARGEST_EXPONENT)) {
        y[k] = Elementary.exp(x[k]);
      }
    }
  }
}
