package io.github.chainrule.samples.activity;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;

/**
 * Simulates what a phone in a pocket measures, 50 times a second: acceleration in g and angular
 * velocity in rad/s, each along three axes of the phone, which lies in the pocket as it happens to.
 * There is noise, the gyroscope has a bias, and both sensors drift.
 */
final class Movements {
  static final int READINGS = 128;
  static final int CHANNELS = 6;

  private static final double SECONDS = 0.02;
  private static final double NOISE = 0.05;
  private static final double BIAS = 0.1;
  private static final double DRIFT = 0.05;

  /** How far the phone is turned about the axes of the body at most: across, along, ahead. */
  private static final double[] TURNS = {0.5, Math.PI, 0.5};

  private final Generator random;

  Movements(long seed) {
    random = new Generator(seed);
  }

  /** Draws windows, the same number of each activity. */
  Dataset draw(int perActivity) {
    Activity[] activities = Activity.values();
    int n = perActivity * activities.length;
    float[] x = new float[n * READINGS * CHANNELS];
    int[] classes = new int[n];
    for (int window = 0; window < n; window++) {
      classes[window] = window % activities.length;
      write(activities[classes[window]], x, window * READINGS * CHANNELS);
    }
    return Dataset.ofClasses(x, READINGS * CHANNELS, classes, activities.length);
  }

  private void write(Activity activity, float[] x, int from) {
    double frequency = random.uniform(activity.slowest, activity.fastest);
    double strength = random.uniform(activity.weakest, activity.strongest);
    double sway = random.uniform(0.2, 0.5);
    double limp = activity.limp * random.uniform(0.5, 1.5);
    double phase = random.uniform(0, 2 * Math.PI);
    double[][] turn = turn();
    double[] drift = new double[CHANNELS];
    for (int channel = CHANNELS / 2; channel < CHANNELS; channel++) {
      drift[channel] = BIAS * random.normal();
    }
    double[] body = new double[CHANNELS];
    for (int reading = 0; reading < READINGS; reading++) {
      double step = 2 * Math.PI * frequency * reading * SECONDS + phase;
      double stride = step / 2;
      double bounce = Math.sin(step) + 0.4 * Math.sin(2 * step) + limp * Math.sin(stride);
      double swing = activity.turning * strength * (Math.cos(stride) + limp * Math.cos(step));
      // Across, along and ahead of the body; lying turns what is along it across.
      double gravityAcross = activity.upright ? 0 : 1;
      body[0] = gravityAcross + sway * strength * Math.sin(stride);
      body[1] = 1 - gravityAcross + strength * bounce;
      body[2] = 0.6 * strength * Math.cos(step);
      body[3] = swing;
      body[4] = sway * swing;
      body[5] = 0.3 * strength * Math.sin(stride);
      for (int channel = 0; channel < CHANNELS; channel++) {
        drift[channel] += DRIFT * SECONDS * random.normal();
        double measured = turned(turn, body, channel) + drift[channel] + NOISE * random.normal();
        x[from + reading * CHANNELS + channel] = (float) measured;
      }
    }
  }

  private static double turned(double[][] turn, double[] body, int channel) {
    int first = channel / 3 * 3;
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      sum += turn[channel % 3][axis] * body[first + axis];
    }
    return sum;
  }

  /** A rotation, as the product of one about each axis. */
  private double[][] turn() {
    double[][] turn = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int axis = 0; axis < 3; axis++) {
      double angle = random.uniform(-TURNS[axis], TURNS[axis]);
      int first = (axis + 1) % 3;
      int second = (axis + 2) % 3;
      for (double[] row : turn) {
        double before = row[first];
        row[first] = before * Math.cos(angle) - row[second] * Math.sin(angle);
        row[second] = before * Math.sin(angle) + row[second] * Math.cos(angle);
      }
    }
    return turn;
  }
}
