package io.github.chainrule.exchange.tensor;

import java.util.Arrays;

/** The arithmetic of shapes. */
public final class Shapes {
  private Shapes() {}

  /** The number of elements, saturating, however large the dimensions. */
  public static long size(int... shape) {
    double size = 1;
    for (int dimension : shape) {
      size *= dimension;
    }
    return (long) size;
  }

  /** How far apart neighbours along each axis are. */
  public static int[] strides(int... shape) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return strides;
  }

  /**
   * The shape in which two tensors meet, element by element.
   *
   * @throws IllegalArgumentException if they do not
   */
  public static int[] broadcast(int[] a, int[] b) {
    int rank = Math.max(a.length, b.length);
    int[] shape = new int[rank];
    for (int k = 1; k <= rank; k++) {
      int left = k <= a.length ? a[a.length - k] : 1;
      int right = k <= b.length ? b[b.length - k] : 1;
      if (left != right && left != 1 && right != 1) {
        throw new IllegalArgumentException(
            "shapes " + Arrays.toString(a) + " and " + Arrays.toString(b) + " do not go together");
      }
      shape[rank - k] = left == 1 ? right : left;
    }
    return shape;
  }

  /**
   * An axis counted from the front.
   *
   * @throws IllegalArgumentException if there is no such axis
   */
  public static int axis(int axis, int rank) {
    int fromFront = axis < 0 ? axis + rank : axis;
    if (fromFront < 0 || fromFront >= rank) {
      throw new IllegalArgumentException("no axis " + axis + " among " + rank);
    }
    return fromFront;
  }
}
