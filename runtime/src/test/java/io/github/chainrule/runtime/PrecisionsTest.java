package io.github.chainrule.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PrecisionsTest {
  @Test
  void initialWeightsInFloatAreThoseInDoubleRounded() {
    float[] p = new float[60];
    double[] q = new double[60];
    initialize(p, new io.github.chainrule.runtime.f32.Initializer(42));
    initialize(q, new io.github.chainrule.runtime.f64.Initializer(42));
    for (int k = 0; k < p.length; k++) {
      assertEquals((float) q[k], p[k]);
    }
  }

  private static void initialize(
      float[] p, io.github.chainrule.runtime.f32.Initializer initializer) {
    initializer.glorotUniform(p, 0, 4, 5);
    initializer.heNormal(p, 20, 4, 5);
    initializer.lecunNormal(p, 40, 4, 5);
  }

  private static void initialize(
      double[] p, io.github.chainrule.runtime.f64.Initializer initializer) {
    initializer.glorotUniform(p, 0, 4, 5);
    initializer.heNormal(p, 20, 4, 5);
    initializer.lecunNormal(p, 40, 4, 5);
  }
}
