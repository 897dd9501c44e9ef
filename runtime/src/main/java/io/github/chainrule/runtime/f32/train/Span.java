package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import io.github.chainrule.runtime.internal.FrozenLayers;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of the parameters, and how the ranges follow from the layers: frozen layers are left out,
 * and what touches is one range, so that the loops are long.
 */
final class Span {
  final int from;
  final int to;

  private Span(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /**
   * The ranges that are trained of the layers that are not frozen, ascending, with all that is
   * trained of them or their weights alone.
   *
   * @param frozen null for none
   */
  static Span[] of(List<Layer> layers, FrozenLayers frozen, boolean all) {
    List<Span> spans = new ArrayList<>();
    for (Layer layer : layers) {
      if (frozen == null || !frozen.contains(layer)) {
        for (ParameterTensor tensor : layer.tensors()) {
          if (tensor.trained() && (all || tensor.decayed())) {
            append(spans, tensor.offset(), tensor.size());
          }
        }
      }
    }
    return spans.toArray(new Span[0]);
  }

  private static void append(List<Span> spans, int from, int length) {
    int start = from;
    int last = spans.size() - 1;
    if (last >= 0 && spans.get(last).to == from) {
      start = spans.remove(last).from;
    }
    spans.add(new Span(start, from + length));
  }

  /** The sum of the squares of a range, in double and in an order that is fixed. */
  double squares(float[] a) {
    // Four sums, since each addition waits for the one before.
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = from;
    for (; k + 3 < to; k += 4) {
      double a0 = a[k];
      double a1 = a[k + 1];
      double a2 = a[k + 2];
      double a3 = a[k + 3];
      s0 += a0 * a0;
      s1 += a1 * a1;
      s2 += a2 * a2;
      s3 += a3 * a3;
    }
    for (; k < to; k++) {
      double a0 = a[k];
      s0 += a0 * a0;
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The index of the first element that is not a finite number, −1 if all are. */
  int firstNonFinite(float[] a) {
    for (int k = from; k < to; k++) {
      if (!(Math.abs(a[k]) <= Float.MAX_VALUE)) {
        return k;
      }
    }
    return -1;
  }
}
