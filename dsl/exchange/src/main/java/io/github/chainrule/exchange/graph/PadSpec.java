package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;

/** How much is added before and behind each axis. */
public record PadSpec(int[] begin, int[] end, int[] shape) {

  public static PadSpec of(Tensor pads, Tensor axes, int[] x) {
    int[] begin = new int[x.length];
    int[] end = new int[x.length];
    int[] shape = x.clone();
    int count = axes == null ? x.length : axes.size();
    if (pads.size() != 2 * count) {
      throw new IllegalArgumentException(pads.size() + " numbers do not pad " + Arrays.toString(x));
    }
    for (int i = 0; i < count; i++) {
      int axis = Shapes.axis(axes == null ? i : axes.ints()[i], x.length);
      begin[axis] = pads.ints()[i];
      end[axis] = pads.ints()[i + count];
      if (Math.min(begin[axis], end[axis]) < 0 || Math.max(begin[axis], end[axis]) > 1 << 20) {
        throw new IllegalArgumentException("padding of " + begin[axis] + " and " + end[axis]);
      }
      shape[axis] += begin[axis] + end[axis];
    }
    return new PadSpec(begin, end, shape);
  }

  public boolean isNone() {
    return Arrays.stream(begin).sum() + Arrays.stream(end).sum() == 0;
  }

  Tensor apply(Tensor x, double value) {
    Tensor padded = Tensor.filled(value, shape);
    int[] strides = Shapes.strides(shape);
    int[] own = x.shape();
    int[] index = new int[own.length];
    for (int i = 0; i < x.size(); i++) {
      int at = 0;
      for (int axis = 0; axis < own.length; axis++) {
        at += (index[axis] + begin[axis]) * strides[axis];
      }
      padded.data()[at] = x.at(i);
      for (int axis = own.length - 1; axis >= 0 && ++index[axis] == own[axis]; axis--) {
        index[axis] = 0;
      }
    }
    return padded;
  }
}
