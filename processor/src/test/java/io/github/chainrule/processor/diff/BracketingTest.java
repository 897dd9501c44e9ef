package io.github.chainrule.processor.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BracketingTest {

  private static final long SEED = 99;

  @Test
  void cheapestOrderIsTheCheapestOfAllOrders() {
    SplittableRandom random = new SplittableRandom(SEED);
    Set<Bracketing.Step> met = EnumSet.noneOf(Bracketing.Step.class);
    for (int sample = 0; sample < 2_000; sample++) {
      int layers = random.nextInt(1, 7);
      int[] widths = random.ints(layers + 1, 1, 30).toArray();
      double[] perRow = new double[layers + 1];
      for (int layer = 1; layer <= layers; layer++) {
        perRow[layer] = random.nextInt(3) * widths[layer];
      }
      Bracketing.Choice choice = whole(widths, perRow);
      double cheapest = Collections.min(costs(widths, perRow, 0, layers));
      assertEquals(cheapest, choice.multiplications(), () -> Arrays.toString(widths));
      met.add(choice.step());
    }
    assertEquals(EnumSet.allOf(Bracketing.Step.class), met);
  }

  /**
   * What every way costs to multiply the Jacobians of the layers {@code from + 1} to {@code to}. A
   * layer alone is W with each row scaled by the derivative of the activation.
   */
  private static List<Double> costs(int[] widths, double[] perRow, int from, int to) {
    List<Double> costs = new ArrayList<>();
    if (to == from + 1) {
      costs.add(widths[from] * perRow[to]);
      return costs;
    }
    for (double tangents : costs(widths, perRow, from, to - 1)) {
      double product = (double) widths[from] * widths[to - 1] * widths[to];
      costs.add(tangents + product + widths[from] * perRow[to]);
    }
    for (double adjoints : costs(widths, perRow, from + 1, to)) {
      double product = (double) widths[to] * widths[from + 1] * widths[from];
      costs.add(adjoints + product + widths[to] * perRow[from + 1]);
    }
    for (int split = from + 1; split < to; split++) {
      for (double left : costs(widths, perRow, from, split)) {
        for (double right : costs(widths, perRow, split, to)) {
          costs.add(left + right + (double) widths[from] * widths[split] * widths[to]);
        }
      }
    }
    return costs;
  }

  @Test
  void narrowOutputIsSweptInReverseAndNarrowInputForward() {
    double[] perRow = {0, 8, 8, 1};
    assertEquals(Bracketing.Step.REVERSE, whole(new int[] {8, 8, 8, 1}, perRow).step());
    assertEquals(Bracketing.Step.FORWARD, whole(new int[] {1, 8, 8, 8}, perRow).step());
  }

  @Test
  void narrowMiddleIsMultipliedFromBothSides() {
    int[] widths = {30, 20, 1, 20, 30};
    Bracketing.Choice choice = whole(widths, new double[5]);
    assertEquals(new Bracketing.Choice(Bracketing.Step.PRODUCT, 2, 600 + 600 + 900), choice);
  }

  private static Bracketing.Choice whole(int[] widths, double[] perRow) {
    Bracketing bracketing = new Bracketing(widths, perRow);
    return bracketing.choice(bracketing.all());
  }

  /** At most twice the fewest multiplications, see {@link Bracketing}. */
  @Test
  void longChainsAreNearlyCheapestAndOfAsManyPartsAsLayers() {
    SplittableRandom random = new SplittableRandom(SEED);
    int layers = CheapestOrder.LAYERS + 50;
    int[] widths = random.ints(layers + 1, 1, 30).toArray();
    double[] perRow = new double[layers + 1];
    Bracketing bracketing = new Bracketing(widths, perRow);
    JacobianCosts costs = new JacobianCosts(widths, perRow);
    double cheapest =
        new CheapestOrder(costs, bracketing.all()).choice(bracketing.all()).multiplications();
    double found = bracketing.choice(bracketing.all()).multiplications();
    assertTrue(found >= cheapest && found <= 2 * cheapest, found + " for " + cheapest);
    assertTrue(bracketing.parts().size() <= 2 * layers, bracketing.parts().size() + " parts");
  }
}
