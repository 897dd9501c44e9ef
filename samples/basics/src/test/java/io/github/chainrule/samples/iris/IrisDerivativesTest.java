package io.github.chainrule.samples.iris;

import io.github.chainrule.runtime.f32.GradientCheck;
import org.junit.jupiter.api.Test;

class IrisDerivativesTest {
  @Test
  void derivativesAgreeWithNumericDifferences() {
    new GradientCheck(IrisNetwork.create(1)).atRandomPoints(3, 1).assertPassed();
  }
}
