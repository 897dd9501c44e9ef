package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;

/**
 * What a slice takes of each axis: elements from {@code start} on, {@code step} apart.
 *
 * @param shape how many of each axis
 */
public record SliceSpec(int[] start, int[] step, int[] shape) {

  /** Resolves negative numbers and those beyond the ends, as NumPy does. */
  public static SliceSpec of(Tensor starts, Tensor ends, Tensor axes, Tensor steps, int[] x) {
    int[] start = new int[x.length];
    int[] step = new int[x.length];
    int[] shape = x.clone();
    Arrays.fill(step, 1);
    for (int i = 0; i < starts.size(); i++) {
      int axis = Shapes.axis(axes == null ? i : axes.ints()[i], x.length);
      int by = steps == null ? 1 : steps.ints()[i];
      int size = x[axis];
      if (by == 0) {
        throw new IllegalArgumentException("a slice with steps of 0");
      }
      int from = within(starts.at(i), size, by > 0 ? 0 : -1, by > 0 ? size : size - 1);
      int to = within(ends.at(i), size, by > 0 ? 0 : -1, by > 0 ? size : size - 1);
      start[axis] = from;
      step[axis] = by;
      shape[axis] = (int) Math.max(Math.ceil((to - from) / (double) by), 0);
    }
    return new SliceSpec(start, step, shape);
  }

  private static int within(double index, int size, int low, int high) {
    double fromFront = index < 0 ? index + size : index;
    return (int) Math.max(Math.min(fromFront, high), low);
  }

  Tensor apply(Tensor x) {
    int[] strides = Shapes.strides(x.shape());
    int[] by = new int[strides.length];
    int offset = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      offset += start[axis] * strides[axis];
      by[axis] = step[axis] * strides[axis];
    }
    return x.strided(shape, by, offset);
  }
}
