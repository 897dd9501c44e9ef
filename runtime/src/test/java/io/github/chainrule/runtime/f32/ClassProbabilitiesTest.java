package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ClassProbabilitiesTest {
  private enum Fruit {
    APPLE,
    PEAR,
    PLUM
  }

  private final float[] y = {7f, 0.25f, 0.5f, 0.25f};
  private final ClassProbabilities<Fruit> fruit = new ClassProbabilities<>(Fruit.values(), y, 1);

  @Test
  void classesAreRankedAndTiesKeepTheirOrder() {
    assertEquals(Fruit.PEAR, fruit.best());
    assertEquals(Fruit.PEAR, fruit.ranked(0));
    assertEquals(Fruit.APPLE, fruit.ranked(1));
    assertEquals(Fruit.PLUM, fruit.ranked(2));
    assertEquals(0.5, fruit.probability(Fruit.PEAR));
    assertEquals("PEAR 0.500, APPLE 0.250, PLUM 0.250", fruit.toString());
  }

  @Test
  void theyTellOfWhatTheArrayHoldsNow() {
    y[3] = 1f;
    assertEquals(Fruit.PLUM, fruit.best());
  }

  @Test
  void ranksAreADefiniteOrderBesideNaN() {
    y[1] = Float.NaN;
    assertEquals(Fruit.APPLE, fruit.ranked(0));
    assertEquals(Fruit.PEAR, fruit.ranked(1));
    assertEquals(Fruit.PLUM, fruit.ranked(2));
  }

  @Test
  void ranksAndPlacesThatAreNoneAreRefused() {
    assertEquals(
        "rank: expected 0 to 2, got 3",
        assertThrows(IllegalArgumentException.class, () -> fruit.ranked(3)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> fruit.ranked(-1));
    assertEquals(
        "y: expected 3 classes from 2 on, got 4 outputs",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ClassProbabilities<>(Fruit.values(), y, 2))
            .getMessage());
  }
}
