package io.github.chainrule.samples.formulas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.GradientCheck;
import io.github.chainrule.samples.Printed;
import org.junit.jupiter.api.Test;

class FormulasTest {
  /** But for what is rounded when 500 samples are summed in another order of magnitude. */
  @Test
  void gradientIsThatOfTheLossDifferentiatedByHand() {
    assertTrue(new QuantileFit(0).distanceFromHandwork() < 1e-5);
  }

  @Test
  void derivativesAgreeWithDifferences() {
    new GradientCheck(UpperQuantileNetwork.create(1)).atRandomPoints(3, 1).assertPassed();
  }

  /** Within 2 % of the samples: what a step of vanishing size leaves between 500 of them. */
  @Test
  void nineOfTenSamplesAreBelowTheCurve() {
    QuantileFit fit = new QuantileFit(0);
    double before = fit.loss();
    fit.learn();
    assertTrue(fit.loss() < before / 3, before + " became " + fit.loss());
    assertEquals(0.9, fit.shareBelow(), 0.02);
  }

  @Test
  void mainTellsTheFormulas() {
    String printed = Printed.by(() -> Main.main(new String[0]));
    assertTrue(printed.contains("  loss    t > y ? 0.9 * (t - y) : 0.1 * (y - t)\n"), printed);
    assertTrue(printed.contains("  hidden  v * sigmoid(1.702 * v)\n"), printed);
  }
}
