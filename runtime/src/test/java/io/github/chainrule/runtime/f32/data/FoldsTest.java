package io.github.chainrule.runtime.f32.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets that are made of a set: each sample is its own number. */
final class FoldsTest {
  private static Dataset numbered(int size) {
    float[] x = new float[size];
    int[] classes = new int[size];
    for (int k = 0; k < size; k++) {
      x[k] = k;
      // 3 of 5 are of class 0, 1 of class 1, 1 of class 2.
      classes[k] = Math.max(0, k % 5 - 2);
    }
    return Dataset.ofClasses(x, 1, classes, 3);
  }

  private static List<Integer> numbers(Dataset data) {
    List<Integer> numbers = new ArrayList<>();
    for (float x : data.copyFeatures()) {
      numbers.add((int) x);
    }
    return numbers;
  }

  private static int count(Dataset data, int c) {
    return (int) Arrays.stream(data.classes()).filter(it -> it == c).count();
  }

  @Test
  void eachSampleIsJudgedOnceAndLearnedFromOtherwise() {
    Dataset data = numbered(23);
    for (List<Dataset.Split> folds : List.of(data.folds(5, 1), data.stratifiedFolds(5, 1))) {
      List<Integer> judged = new ArrayList<>();
      for (Dataset.Split fold : folds) {
        List<Integer> all = numbers(fold.first());
        all.addAll(numbers(fold.second()));
        assertEquals(numbers(data), all.stream().sorted().toList());
        assertTrue(fold.second().size() == 4 || fold.second().size() == 5);
        judged.addAll(numbers(fold.second()));
      }
      assertEquals(numbers(data), judged.stream().sorted().toList());
    }
  }

  @Test
  void strataAreAsEqualAsCanBe() {
    Dataset data = numbered(50);
    for (Dataset.Split fold : data.stratifiedFolds(5, 3)) {
      assertEquals(6, count(fold.second(), 0));
      assertEquals(2, count(fold.second(), 1));
      assertEquals(2, count(fold.second(), 2));
    }
    Dataset.Split split = data.stratifiedSplit(0.8, 3);
    assertEquals(24, count(split.first(), 0));
    assertEquals(8, count(split.first(), 1));
    assertEquals(2, count(split.second(), 2));
    assertTrue(!numbers(split.first()).equals(numbers(split.first()).stream().sorted().toList()));
  }

  @Test
  void seedsGiveTheSamePartsAndOthersDoNot() {
    Dataset data = numbered(40);
    assertEquals(numbers(data.split(0.5, 7).first()), numbers(data.split(0.5, 7).first()));
    assertEquals(
        numbers(data.folds(4, 7).get(2).second()), numbers(data.folds(4, 7).get(2).second()));
    assertTrue(!numbers(data.split(0.5, 7).first()).equals(numbers(data.split(0.5, 8).first())));
  }

  @Test
  void selectedSamplesMayComeAgain() {
    Dataset data = numbered(5).withWeights(new float[] {0f, 1f, 2f, 3f, 4f});
    Dataset chosen = data.select(4, 1, 4);
    assertEquals(List.of(4, 1, 4), numbers(chosen));
    assertArrayEquals(new float[] {4f, 1f, 4f}, chosen.copyWeights());
    assertEquals(List.of(1, 4), numbers(chosen.slice(1, 3)));
    Dataset shuffled = data.shuffle(3);
    assertArrayEquals(shuffled.copyFeatures(), shuffled.copyWeights());
  }

  @Test
  void setsAreJoinedInTheirOrder() {
    Dataset data = numbered(6);
    Dataset weighted = data.slice(4, 6).withWeights(new float[] {2f, 3f});
    Dataset all = data.slice(0, 2).concat(weighted, data.slice(2, 3));
    assertEquals(List.of(0, 1, 4, 5, 2), numbers(all));
    assertArrayEquals(new float[] {1f, 1f, 2f, 3f, 1f}, all.copyWeights());
    assertEquals(3, all.outputs());
    Dataset plain = Dataset.of(new float[2], 1);
    assertEquals(4, plain.concat(plain).size());
  }

  @Test
  @SuppressWarnings("CheckReturnValue")
  void whatCannotBeDividedIsRefused() {
    Dataset data = numbered(5);
    assertThrows(IllegalArgumentException.class, () -> data.folds(1, 0));
    assertThrows(IllegalArgumentException.class, () -> data.folds(6, 0));
    assertThrows(IllegalArgumentException.class, () -> data.select(5));
    assertThrows(IllegalArgumentException.class, () -> data.select(-1));
    assertThrows(IllegalArgumentException.class, () -> data.concat(Dataset.of(new float[2], 1)));
    Dataset plain = Dataset.of(new float[4], 1);
    assertThrows(IllegalArgumentException.class, () -> plain.stratifiedFolds(2, 0));
    assertThrows(IllegalArgumentException.class, () -> data.stratifiedSplit(1.5, 0));
  }

  @Test
  void constantsMeasuredInPiecesAreThoseOfTheWholeTable() {
    float[] a = new float[2 * 1000];
    for (int k = 0; k < 1000; k++) {
      a[2 * k] = k % 37 * 0.25f - 3f;
      a[2 * k + 1] = (k * 7919 % 1000) * 1e30f;
    }
    ScalingBuilder builder = new ScalingBuilder(2);
    for (int from = 0; from < 1000; from += 64) {
      int n = Math.min(64, 1000 - from);
      builder.add(Arrays.copyOfRange(a, 2 * from, 2 * (from + n)), n);
    }
    close(Scaling.standard(a, 2), builder.buildStandard());
    Scaling minMax = builder.buildMinMax(-1, 1);
    assertArrayEquals(Scaling.minMax(a, 2, -1, 1).shift(), minMax.shift());
    assertArrayEquals(Scaling.minMax(a, 2, -1, 1).scale(), minMax.scale());
    assertThrows(IllegalStateException.class, () -> new ScalingBuilder(1).buildStandard());
  }

  private static void close(Scaling expected, Scaling found) {
    for (int j = 0; j < 2; j++) {
      assertEquals(1, found.shift()[j] / expected.shift()[j], 1e-12);
      assertEquals(1, found.scale()[j] / expected.scale()[j], 1e-12);
    }
  }

  @Test
  void targetsThatTellNoClassAreRefused() {
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      for (int place = 0; place < 6; place++) {
        float[] targets = {0, 1, 1, 0, 0, 1};
        targets[place] = wrong;
        for (int outputs : new int[] {1, 2}) {
          Dataset data = Dataset.of(new float[6 / outputs], 1, targets, outputs);
          assertThrows(IllegalArgumentException.class, data::classes);
          assertThrows(IllegalArgumentException.class, () -> data.stratifiedFolds(2, 1));
          assertThrows(IllegalArgumentException.class, () -> data.stratifiedSplit(0.5, 1));
        }
      }
    }
  }
}
