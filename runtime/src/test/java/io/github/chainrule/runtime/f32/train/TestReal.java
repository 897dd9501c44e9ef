package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.internal.Real;

/** How exact the precision under test is. */
final class TestReal {
  /** Whether numbers have more digits than a float. */
  static final boolean DOUBLE_PRECISION = Real.round(0.1) == 0.1;

  /** A few roundings of the precision under test. */
  static double tolerance(double roundings) {
    return roundings * (DOUBLE_PRECISION ? 0x1p-53 : 0x1p-24);
  }

  private TestReal() {}
}
