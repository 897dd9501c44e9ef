package io.github.chainrule.samples.android.training;

import io.github.chainrule.samples.android.gestures.Gesture;
import io.github.chainrule.samples.android.gestures.GestureLearner;
import io.github.chainrule.samples.android.gestures.GestureReaderResult;
import io.github.chainrule.samples.android.gestures.Stroke;
import java.io.File;
import java.io.IOException;

/** Learns gestures and prints the bits of all that comes of it. */
public final class TrainingApp {
  private TrainingApp() {}

  /**
   * Learns, saves, loads into another network, and learns on there.
   *
   * @param args the file to save to
   * @throws IOException if it cannot be written or read
   */
  public static void main(String[] args) throws IOException {
    File file = new File(args[0]);
    GestureLearner learner = new GestureLearner(21);
    Gesture[] gestures = Gesture.values();
    for (int k = 0; k < 24; k++) {
      learner.add(stroke(k), gestures[k % gestures.length]);
    }
    print(learner.learn());
    print(learner.parameters());
    learner.save(file);
    GestureLearner loaded = new GestureLearner(22);
    loaded.load(file);
    GestureReaderResult result = loaded.read(stroke(1));
    for (int rank = 0; rank < gestures.length; rank++) {
      System.out.println(result.ranked(rank));
      print(new float[] {result.probability(result.ranked(rank))});
    }
    print(loaded.learn());
    print(loaded.parameters());
  }

  /** A zigzag whose number of turns is the gesture, drawn a little otherwise each time. */
  private static float[] stroke(int k) {
    Stroke stroke = new Stroke();
    int turns = k % Gesture.values().length + 1;
    for (int point = 0; point <= turns; point++) {
      stroke.add(100 * point + 7 * k, point % 2 * (90 + 5 * k) + point);
    }
    return stroke.features();
  }

  private static void print(double[] values) {
    for (double value : values) {
      System.out.println(Long.toHexString(Double.doubleToLongBits(value)));
    }
  }

  private static void print(float[] values) {
    for (float value : values) {
      System.out.println(Integer.toHexString(Float.floatToIntBits(value)));
    }
  }
}
