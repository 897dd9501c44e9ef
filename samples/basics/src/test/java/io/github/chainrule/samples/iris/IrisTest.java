package io.github.chainrule.samples.iris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.Printed;
import org.junit.jupiter.api.Test;

class IrisTest {
  @Test
  void tenSeedsGet28Of30TestFlowersRightOnAverageAndNoneFewerThan26() {
    int sum = 0;
    for (int seed = 0; seed < 10; seed++) {
      int right = new Experiment(seed).answers().right();
      assertTrue(right >= 26, "seed " + seed + ": " + right + " right");
      sum += right;
    }
    assertTrue(sum >= 280, sum + " of 300 right");
  }

  @Test
  void lossFallsToAThirtiethOfItsBeginning() {
    double[] losses = new Experiment(0).losses();
    assertTrue(losses[losses.length - 1] < losses[0] / 30, "at last " + losses[losses.length - 1]);
  }

  @Test
  void flowersAreSplitInto120And30WithoutOverlap() {
    Experiment experiment = new Experiment(3);
    boolean[] seen = new boolean[150];
    for (int row = 0; row < 120; row++) {
      seen[experiment.training().number(row) - 1] = true;
    }
    assertEquals(120, experiment.training().size());
    assertEquals(30, experiment.test().size());
    for (int row = 0; row < 30; row++) {
      assertTrue(!seen[experiment.test().number(row) - 1], "in both: row " + row);
    }
  }

  @Test
  void confusionMatrixCountsEveryTestFlowerOnce() {
    Answers answers = new Experiment(1).answers();
    int all = 0;
    for (int[] row : answers.confusion()) {
      for (int count : row) {
        all += count;
      }
    }
    assertEquals(30, all);
  }

  /** Three probabilities add up to 1, so their derivatives add up to 0, but for float rounding. */
  @Test
  void probabilitiesChangeByZeroInSum() {
    Experiment experiment = new Experiment(0);
    double[][] sensitivity = experiment.sensitivity(experiment.answers().leastSure());
    for (int i = 0; i < 4; i++) {
      assertEquals(0, sensitivity[0][i] + sensitivity[1][i] + sensitivity[2][i], 1e-6);
    }
  }

  @Test
  void mainPrintsLossAccuracyConfusionAndJacobian() {
    String printed = Printed.by(() -> Main.main(new String[] {"2"}));
    assertTrue(printed.startsWith("Iris, seed 2\n  hidden: 4 -> 16, TANH\n"), printed);
    assertTrue(printed.contains("\nLearning from 120 flowers\n step    loss\n    0  "), printed);
    assertTrue(printed.contains(" of 30 test flowers right\n"), printed);
    assertTrue(printed.contains("(the input Jacobian)\n"), printed);
    assertTrue(printed.contains("what would change it most is the petal "), printed);
  }
}
