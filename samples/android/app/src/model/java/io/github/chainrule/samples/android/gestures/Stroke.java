package io.github.chainrule.samples.android.gestures;

import java.util.Arrays;

/**
 * The path of a finger, and what the network reads of it: eight points that are evenly spaced along
 * the path, moved and scaled so that where and how large a gesture is drawn does not matter.
 */
public final class Stroke {
  /** The number of points that the network reads. */
  public static final int POINTS = 8;

  private float[] x = new float[64];
  private float[] y = new float[64];
  private int size;

  /**
   * Goes on to a point.
   *
   * @param nextX from left to right, in any unit
   * @param nextY from top to bottom, in the same unit
   */
  public void add(float nextX, float nextY) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
    }
    x[size] = nextX;
    y[size] = nextY;
    size++;
  }

  /** Forgets all points. */
  public void clear() {
    size = 0;
  }

  /**
   * What the network reads.
   *
   * @return x and y of the points in turns, between −1 and 1; or null if the path has no length
   */
  public float[] features() {
    double length = length();
    if (!(length > 0)) {
      return null;
    }
    float[] points = new float[2 * POINTS];
    int side = 1;
    double walked = 0;
    for (int point = 0; point < POINTS; point++) {
      double target = length * point / (POINTS - 1);
      while (side < size - 1 && walked + side(side) < target) {
        walked += side(side);
        side++;
      }
      double share = side(side) > 0 ? Math.min(1, (target - walked) / side(side)) : 0;
      points[2 * point] = (float) (x[side - 1] + share * (x[side] - x[side - 1]));
      points[2 * point + 1] = (float) (y[side - 1] + share * (y[side] - y[side - 1]));
    }
    normalise(points);
    return points;
  }

  private double length() {
    double length = 0;
    for (int k = 1; k < size; k++) {
      length += side(k);
    }
    return length;
  }

  /** The distance of a point from the one before. */
  private double side(int k) {
    double dx = x[k] - x[k - 1];
    double dy = y[k] - y[k - 1];
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Puts the middle of the points to 0 and the farthest coordinate to 1 or −1. */
  private static void normalise(float[] points) {
    float[] middle = {middle(points, 0), middle(points, 1)};
    float extent = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] -= middle[i % 2];
      extent = Math.max(extent, Math.abs(points[i]));
    }
    for (int i = 0; i < points.length; i++) {
      points[i] /= extent;
    }
  }

  private static float middle(float[] points, int coordinate) {
    float least = points[coordinate];
    float largest = least;
    for (int i = coordinate; i < points.length; i += 2) {
      least = Math.min(least, points[i]);
      largest = Math.max(largest, points[i]);
    }
    return (least + largest) / 2;
  }
}
