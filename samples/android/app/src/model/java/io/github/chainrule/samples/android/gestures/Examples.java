package io.github.chainrule.samples.android.gestures;

import io.github.chainrule.runtime.f32.data.Dataset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last strokes of each gesture, in arrays of fixed length that a model file can hold. */
final class Examples {
  private static final int PER_GESTURE = 10;
  private static final int WIDTH = GestureReaderForward.INPUTS;

  private final float[] strokes = new float[GestureLearner.GESTURES * PER_GESTURE * WIDTH];

  /** How many of each gesture there have ever been. */
  private final float[] seen = new float[GestureLearner.GESTURES];

  /** Keeps a stroke in the place of the oldest of its gesture, if there are many. */
  void add(float[] stroke, int gesture) {
    int place = gesture * PER_GESTURE + (int) seen[gesture] % PER_GESTURE;
    System.arraycopy(stroke, 0, strokes, place * WIDTH, WIDTH);
    seen[gesture]++;
  }

  /** How many of a gesture there are. */
  int count(int gesture) {
    return Math.min((int) seen[gesture], PER_GESTURE);
  }

  Dataset toDataset() {
    float[] x = new float[strokes.length];
    int[] gestures = new int[strokes.length / WIDTH];
    int n = 0;
    for (int gesture = 0; gesture < GestureLearner.GESTURES; gesture++) {
      int count = count(gesture);
      System.arraycopy(strokes, gesture * PER_GESTURE * WIDTH, x, n * WIDTH, count * WIDTH);
      Arrays.fill(gestures, n, n + count, gesture);
      n += count;
    }
    return Dataset.ofClasses(
        Arrays.copyOf(x, n * WIDTH), WIDTH, Arrays.copyOf(gestures, n), GestureLearner.GESTURES);
  }

  /** The arrays themselves, to be saved or to be filled from a file. */
  Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    state.put("strokes", strokes);
    state.put("seen", seen);
    return state;
  }
}
