package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;

/** Sums, means and maxima along axes, and what is made of them. */
final class Reductions {
  private Reductions() {}

  static Tensor of(Tensor x, int[] axes, boolean keep, String function) {
    int[] kept = ShapeRules.reduced(x.shape(), axes, true);
    boolean max = function.equals("max");
    Tensor result = Tensor.filled(max ? Double.NEGATIVE_INFINITY : 0, kept);
    int[] strides = Shapes.strides(kept);
    int[] shape = x.shape();
    int[] index = new int[shape.length];
    for (int i = 0; i < x.size(); i++) {
      int at = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        at += kept[axis] == 1 ? 0 : index[axis] * strides[axis];
      }
      result.data()[at] = max ? Math.max(result.at(at), x.at(i)) : result.at(at) + x.at(i);
      for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
        index[axis] = 0;
      }
    }
    if (function.equals("mean")) {
      double count = (double) x.size() / result.size();
      result = result.map(sum -> sum / count);
    }
    return keep ? result : result.reshaped(ShapeRules.reduced(x.shape(), axes, false));
  }

  static Tensor softmax(Tensor x, int axis) {
    return logSoftmax(x, axis).map(Math::exp);
  }

  static Tensor logSoftmax(Tensor x, int axis) {
    int[] axes = {axis};
    Tensor shifted = Tensor.combine(x, of(x, axes, true, "max"), (a, b) -> a - b);
    Tensor sum = of(shifted.map(Math::exp), axes, true, "sum");
    return Tensor.combine(shifted, sum, (a, b) -> a - Math.log(b));
  }

  static Tensor argMax(Tensor x, int axis, boolean keep) {
    int along = Shapes.axis(axis, x.rank());
    int count = x.dim(along);
    int inner = (int) Shapes.size(Arrays.copyOfRange(x.shape(), along + 1, x.rank()));
    double[] result = new double[count == 0 ? 0 : x.size() / count];
    for (int i = 0; i < result.length; i++) {
      int first = i / inner * count * inner + i % inner;
      int best = 0;
      for (int k = 1; k < count; k++) {
        best = x.at(first + k * inner) > x.at(first + best * inner) ? k : best;
      }
      result[i] = best;
    }
    return Tensor.of(ShapeRules.reduced(x.shape(), new int[] {along}, keep), result);
  }
}
