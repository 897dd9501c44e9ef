package io.github.chainrule.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PrecisionsTest {
  @Test
  void initialWeightsInFloatAreThoseInDoubleRounded() {
    float[] p = new float[60];
    double[] q = new double[60];
    initialize(p, new Generator(42));
    initialize(q, new Generator(42));
    for (int k = 0; k < p.length; k++) {
      assertEquals((float) q[k], p[k]);
    }
  }

  private static void initialize(float[] p, Generator generator) {
    io.github.chainrule.runtime.f32.Initializer.glorotUniform(p, 0, 4, 5, generator);
    io.github.chainrule.runtime.f32.Initializer.heNormal(p, 20, 4, 5, generator);
    io.github.chainrule.runtime.f32.Initializer.lecunNormal(p, 40, 4, 5, generator);
  }

  private static void initialize(double[] p, Generator generator) {
    io.github.chainrule.runtime.f64.Initializer.glorotUniform(p, 0, 4, 5, generator);
    io.github.chainrule.runtime.f64.Initializer.heNormal(p, 20, 4, 5, generator);
    io.github.chainrule.runtime.f64.Initializer.lecunNormal(p, 40, 4, 5, generator);
  }
}
