package io.github.chainrule.samples.differences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f64.Model;
import io.github.chainrule.samples.GeneratedSource;
import io.github.chainrule.samples.Printed;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final List<Model> NETWORKS =
      List.of(
          Networks_TinyNetwork.create(0),
          Networks_SmallNetwork.create(0),
          Networks_MediumNetwork.create(0),
          Networks_LargeNetwork.create(0));

  @Test
  void differencesTakeAForwardPassMoreThanThereAreParameters() {
    for (Model network : NETWORKS) {
      Comparison comparison = new Comparison(network, 1);
      comparison.byDifferences();
      assertEquals(network.parameters().length + 1, comparison.forwardPasses());
    }
  }

  /** A one-sided quotient of step 1e-7 is off by about as much, times the second derivative. */
  @Test
  void differencesAgreeWithBackprop() {
    for (Model network : NETWORKS) {
      Comparison comparison = new Comparison(network, 1);
      double[] quotients = comparison.byDifferences();
      assertEquals(0, Comparison.disagreement(comparison.byBackprop(), quotients), 2e-6);
    }
  }

  /** 2-4-1 has 12 products and 12 sums, and 4 calls of tanh. */
  @Test
  void forwardPassOfTheTinyNetworkTakes28Operations() {
    assertEquals(28, GeneratedSource.of(Networks.Tiny.class, "Forward").operations());
  }

  @Test
  void backpropCostsLessThanThreeForwardPasses() {
    for (Class<?> network : List.of(Networks.Small.class, Networks.Large.class)) {
      int forward = GeneratedSource.of(network, "Forward").operations();
      int gradient = GeneratedSource.of(network, "Backprop").operations();
      assertTrue(gradient < 3 * forward, gradient + " beside " + forward);
    }
  }

  @Test
  void mainPrintsARowForEachNetwork() {
    String printed = Printed.by(() -> Main.main(new String[0]));
    assertTrue(printed.contains("\n2-4-1          17       18          504 |"), printed);
    assertTrue(printed.contains("\n4-16-3        131      132"), printed);
    assertTrue(printed.contains("\n12-64-4     1,092    1,093"), printed);
    assertTrue(printed.contains("\n32-128-10   5,514    5,515"), printed);
  }
}
