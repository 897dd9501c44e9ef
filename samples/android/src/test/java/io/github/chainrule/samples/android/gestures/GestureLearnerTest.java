package io.github.chainrule.samples.android.gestures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the app does with strokes, but for the finger. */
class GestureLearnerTest {
  /** The corners of a Z, an N, a roof and a less-than sign, x and y in turns. */
  private static final Map<Gesture, float[]> CORNERS =
      Map.of(
          Gesture.A, new float[] {0, 0, 1, 0, 0, 1, 1, 1},
          Gesture.B, new float[] {0, 1, 0, 0, 1, 1, 1, 0},
          Gesture.C, new float[] {0, 1, 0.5f, 0, 1, 1},
          Gesture.D, new float[] {1, 0, 0, 0.5f, 1, 1});

  @TempDir private Path folder;

  private final Generator generator = new Generator(7);
  private final GestureLearner learner = new GestureLearner(1);

  /** A gesture at any place, of any size, by a trembling finger. */
  private float[] draw(Gesture gesture) {
    Stroke stroke = new Stroke();
    float size = (float) generator.uniform(50, 300);
    float left = (float) generator.uniform(0, 500);
    float[] corners = CORNERS.get(gesture);
    for (int corner = 0; corner + 2 < corners.length; corner += 2) {
      for (int step = 0; step <= 40; step++) {
        float share = step / 40f;
        float x = corners[corner] + share * (corners[corner + 2] - corners[corner]);
        float y = corners[corner + 1] + share * (corners[corner + 3] - corners[corner + 1]);
        stroke.add(left + size * x + tremor(), left + size * y + tremor());
      }
    }
    return stroke.features();
  }

  private float tremor() {
    return (float) (2 * generator.normal());
  }

  private void showFiveOfEach() {
    for (int k = 0; k < 5; k++) {
      for (Gesture gesture : Gesture.values()) {
        learner.add(draw(gesture), gesture);
      }
    }
  }

  @Test
  void fiveExamplesOfEachGestureAreEnough() {
    showFiveOfEach();
    double[] losses = learner.learn();
    assertTrue(losses[losses.length - 1] < losses[0] / 4, losses[losses.length - 1] + "");
    int right = 0;
    for (int k = 0; k < 25; k++) {
      for (Gesture gesture : Gesture.values()) {
        right += learner.read(draw(gesture)).best() == gesture ? 1 : 0;
      }
    }
    assertTrue(right >= 95, right + " of 100 are right");
  }

  @Test
  void whatWasSavedGoesOnElsewhere() throws IOException {
    File file = folder.resolve("gestures.safetensors").toFile();
    showFiveOfEach();
    learner.learn();
    learner.save(file);
    GestureLearner loaded = new GestureLearner(2);
    loaded.load(file);
    assertArrayEquals(learner.parameters(), loaded.parameters());
    assertEquals(5, loaded.examples(Gesture.D));
    assertArrayEquals(learner.learn(), loaded.learn());
    assertArrayEquals(learner.parameters(), loaded.parameters());
  }

  @Test
  void damagedFileChangesNothing() throws IOException {
    Path file = folder.resolve("gestures.safetensors");
    showFiveOfEach();
    learner.save(file.toFile());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    float[] before = learner.parameters();
    assertThrows(IOException.class, () -> learner.load(file.toFile()));
    assertArrayEquals(before, learner.parameters());
  }

  @Test
  void onlyTheLastTenExamplesOfAGestureAreKept() {
    for (int k = 0; k < 13; k++) {
      learner.add(draw(Gesture.C), Gesture.C);
    }
    assertEquals(10, learner.examples(Gesture.C));
    assertEquals(0, learner.examples(Gesture.A));
  }
}
