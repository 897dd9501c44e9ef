package io.github.chainrule.runtime.f32.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class DatasetTest {
  private final float[] x = {0f, 1f, 10f, 11f, 20f, 21f, 30f, 31f, 40f, 41f};
  private final float[] t = {0f, 1f, 2f, 3f, 4f};
  private final Dataset data = Dataset.of(x, 2, t, 1);

  @Test
  void arraysAreNotCopiedUnlessAsked() {
    Dataset copy = data.copy();
    Dataset part = data.slice(1, 3);
    x[2] = 99f;
    assertArrayEquals(new float[] {99f, 11f, 20f, 21f}, part.features());
    assertArrayEquals(new float[] {10f, 11f}, copy.slice(1, 2).features());
  }

  @Test
  void splitDividesInOrderAndRoundsToSamples() {
    Dataset.Split split = data.split(0.5);
    assertArrayEquals(new float[] {0f, 1f, 2f}, split.first().targets());
    assertArrayEquals(new float[] {3f, 4f}, split.second().targets());
    assertEquals(0, data.split(0).first().size());
    assertEquals(0, data.split(1).second().size());
  }

  @Test
  void shuffleKeepsRowsTogetherAndDependsOnTheSeedAlone() {
    Dataset shuffled = data.shuffle(7);
    float[] targets = shuffled.targets();
    float[] features = shuffled.features();
    for (int i = 0; i < 5; i++) {
      assertEquals(features[2 * i], 10 * targets[i]);
    }
    assertArrayEquals(targets, data.shuffle(7).targets());
    Arrays.sort(targets);
    assertArrayEquals(t, targets);
    assertArrayEquals(t, data.targets(), "the set itself keeps its order");
  }

  @Test
  void viewsOfViewsFindTheirRows() {
    Dataset view = data.slice(1, 5).split(0.5).second();
    assertArrayEquals(new float[] {3f, 4f}, view.targets());
    assertArrayEquals(new float[] {4f}, view.slice(1, 2).targets());
  }

  @Test
  void gatherFollowsTheOrder() {
    float[] a = new float[6];
    float[] b = new float[2];
    data.gather(new int[] {9, 4, 0}, 1, 2, a, b);
    assertArrayEquals(new float[] {40f, 41f, 0f, 1f, 0f, 0f}, a);
    assertArrayEquals(new float[] {4f, 0f}, b);
    assertThrows(IndexOutOfBoundsException.class, () -> data.gather(null, 4, 2, a, b));
    Dataset part = data.slice(0, 2);
    assertThrows(IndexOutOfBoundsException.class, () -> part.gather(null, 1, 2, a, b));
  }

  @Test
  void classesBecomeOneHotTargets() {
    Dataset classes = Dataset.ofClasses(x, 2, new int[] {0, 2, 1, 0, 2}, 3);
    assertEquals("5 samples, 2 -> 3", classes.toString());
    assertArrayEquals(new float[] {1f, 0f, 0f, 0f, 0f, 1f}, classes.slice(0, 2).targets());
  }

  @Test
  void batchesAreRoundedUp() {
    assertEquals(3, data.batches(2));
    assertEquals(1, data.batches(Integer.MAX_VALUE));
    assertEquals(0, data.slice(2, 2).batches(2));
  }

  @Test
  void targetsMayBeMissing() {
    assertEquals("5 samples, 2 -> 0", Dataset.of(x, 2).toString());
    assertEquals(0, Dataset.of(x, 2).shuffle(1).targets().length);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused("features: expected whole rows of 3 inputs, got length 10", () -> Dataset.of(x, 3));
    refused(
        "targets: expected 5 rows (those of the features), got 4",
        () -> Dataset.of(x, 2, new float[4], 1));
    refused("inputs: expected at least 1, got 0", () -> Dataset.of(x, 0));
    refused(
        "classes: expected numbers of [0, 2), got 2 in row 1",
        () -> Dataset.oneHot(new int[] {1, 2}, 2));
    refused("slice: expected a range of [0, 5), got [3, 6)", () -> data.slice(3, 6));
    refused("share: expected a number of [0, 1], got 1.5", () -> data.split(1.5));
    assertThrows(NullPointerException.class, () -> Dataset.of(null, 2));
  }

  private static void refused(String message, Executable executable) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
  }
}
