package io.github.chainrule.samples.android.gestures;

import io.github.chainrule.runtime.f32.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last strokes of each gesture, in arrays of fixed length that a model file can hold. */
final class Examples {
  private static final int PER_GESTURE = 10;
  private static final int WIDTH = GestureReaderForward.INPUTS;

  private final List<Gesture> gestures = Arrays.asList(Gesture.values());
  private final float[] strokes = new float[gestures.size() * PER_GESTURE * WIDTH];

  /** How many of each gesture there have ever been. */
  private final float[] seen = new float[gestures.size()];

  /** Keeps a stroke in the place of the oldest of its gesture, if there are many. */
  void add(float[] stroke, Gesture gesture) {
    int which = gestures.indexOf(gesture);
    int place = which * PER_GESTURE + (int) seen[which] % PER_GESTURE;
    System.arraycopy(stroke, 0, strokes, place * WIDTH, WIDTH);
    seen[which]++;
  }

  /** How many of a gesture there are. */
  int count(Gesture gesture) {
    return Math.min((int) seen[gestures.indexOf(gesture)], PER_GESTURE);
  }

  Dataset toDataset() {
    float[] x = new float[strokes.length];
    List<Gesture> targets = new ArrayList<>();
    for (Gesture gesture : gestures) {
      int from = gestures.indexOf(gesture) * PER_GESTURE * WIDTH;
      System.arraycopy(strokes, from, x, targets.size() * WIDTH, count(gesture) * WIDTH);
      targets.addAll(Collections.nCopies(count(gesture), gesture));
    }
    return GestureReaderFeatures.dataset(Arrays.copyOf(x, targets.size() * WIDTH), targets);
  }

  /** The arrays themselves, to be saved or to be filled from a file. */
  Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    state.put("strokes", strokes);
    state.put("seen", seen);
    return state;
  }
}
