package io.github.chainrule.samples.iris;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class FlowersTest {
  private final Flowers flowers = Flowers.load();

  @Test
  void tableHasFiftyFlowersOfEachSpeciesInOrder() {
    assertEquals(150, flowers.size());
    for (int row = 0; row < flowers.size(); row++) {
      assertEquals(row + 1, flowers.number(row));
      assertEquals(row / 50, flowers.species(row), "flower " + flowers.number(row));
    }
  }

  /** Fisher's means; exact, because the table has one decimal and 50 flowers make two more. */
  @Test
  void meansOfEachSpeciesAreFishers() {
    assertArrayEquals(new double[] {5.006, 3.428, 1.462, 0.246}, means(0), 1e-6);
    assertArrayEquals(new double[] {5.936, 2.770, 4.260, 1.326}, means(1), 1e-6);
    assertArrayEquals(new double[] {6.588, 2.974, 5.552, 2.026}, means(2), 1e-6);
  }

  @Test
  void flowers35And38AreFishersAndNotThoseOfTheErroneousCopy() {
    assertArrayEquals(new float[] {4.9f, 3.1f, 1.5f, 0.2f}, centimetres(34));
    assertArrayEquals(new float[] {4.9f, 3.6f, 1.4f, 0.1f}, centimetres(37));
  }

  @Test
  void shuffleMovesEveryFlowerWithItsMeasurementsAndSpecies() {
    Flowers shuffled = flowers.shuffled(7);
    boolean[] seen = new boolean[flowers.size()];
    for (int row = 0; row < shuffled.size(); row++) {
      int original = shuffled.number(row) - 1;
      seen[original] = true;
      assertEquals(flowers.species(original), shuffled.species(row));
      assertEquals(flowers.centimetres(original, 3), shuffled.centimetres(row, 3));
    }
    for (boolean flower : seen) {
      assertEquals(true, flower);
    }
    assertNotEquals(flowers.shuffled(8).number(0), shuffled.number(0));
  }

  @Test
  void standardisedMeasurementsHaveMeanZeroAndDeviationOne() {
    float[] x = new Standardisation(flowers).apply(flowers);
    for (int i = 0; i < 4; i++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < flowers.size(); row++) {
        sum += x[row * 4 + i];
        squares += x[row * 4 + i] * x[row * 4 + i];
      }
      // The rounding of 150 floats.
      assertEquals(0, sum / flowers.size(), 1e-6);
      assertEquals(1, squares / flowers.size(), 1e-6);
    }
  }

  private double[] means(int species) {
    double[] means = new double[4];
    for (int row = 50 * species; row < 50 * (species + 1); row++) {
      for (int i = 0; i < 4; i++) {
        means[i] += flowers.centimetres(row, i) / 50.0;
      }
    }
    return means;
  }

  private float[] centimetres(int row) {
    float[] centimetres = new float[4];
    for (int i = 0; i < 4; i++) {
      centimetres[i] = flowers.centimetres(row, i);
    }
    return centimetres;
  }
}
