package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Padding;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How windows lie along steps or images: numbers for each axis, of which a single one serves all.
 *
 * @param size the lengths of a window
 * @param stride from one window to the next
 * @param dilation from one place in a window to the next
 * @param padding how far windows reach over the ends where {@code pad} does not say it
 * @param pad how far they do: for all ends, for both ends of each axis, or for each end
 */
public record WindowSpec(
    List<Integer> size,
    List<Integer> stride,
    List<Integer> dilation,
    Padding padding,
    List<Integer> pad) {

  public WindowSpec {
    size = List.copyOf(size);
    stride = List.copyOf(stride);
    dilation = List.copyOf(dilation);
    pad = List.copyOf(pad);
  }

  /**
   * The windows along one axis.
   *
   * @param length the positions along the axis
   * @param size the places of a window
   * @param before how far the first window reaches over the start
   * @param count how many windows there are; none where not even one fits
   */
  public record Axis(int length, int size, int stride, int dilation, int before, int count) {

    /** The first window in which a place of the kernel lies inside. */
    public int first(int place) {
      int missing = before - place * dilation;
      return missing <= 0 ? 0 : (missing + stride - 1) / stride;
    }

    /** The window behind the last one in which it does. */
    public int end(int place) {
      int left = length - 1 + before - place * dilation;
      return left < 0 ? 0 : Math.min(count, left / stride + 1);
    }

    /** The position that a place of the kernel has in a window. */
    public int position(int window, int place) {
      return window * stride + place * dilation - before;
    }

    /** Whether some window has no position inside. */
    boolean hasEmpty() {
      return IntStream.range(0, count).anyMatch(this::isEmpty);
    }

    private boolean isEmpty(int window) {
      return IntStream.range(0, size)
          .allMatch(place -> window < first(place) || window >= end(place));
    }
  }

  /** The windows along each of some axes. */
  public List<Axis> along(List<Integer> lengths) {
    List<Axis> axes = new ArrayList<>();
    for (int axis = 0; axis < lengths.size(); axis++) {
      axes.add(along(lengths.get(axis), axis, lengths.size()));
    }
    return axes;
  }

  private Axis along(int length, int axis, int axes) {
    int places = at(size, axis);
    int step = at(stride, axis);
    int apart = at(dilation, axis);
    long reach = (long) (places - 1) * apart + 1;
    long before = 0;
    long after = 0;
    if (!pad.isEmpty()) {
      before = end(axis, axes, 0);
      after = end(axis, axes, 1);
    } else if (padding == Padding.SAME) {
      long windows = ((long) length + step - 1) / step;
      long over = Math.max(0, (windows - 1) * step + reach - length);
      before = over / 2;
      after = over - before;
    } else if (padding == Padding.CAUSAL) {
      before = reach - 1;
    }
    long room = length + before + after - reach;
    int count = room < 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, room / step + 1);
    return new Axis(length, places, step, apart, (int) before, count);
  }

  private int end(int axis, int axes, int end) {
    if (pad.size() == 1) {
      return pad.get(0);
    }
    boolean isEach = pad.size() == 2 * axes;
    return isEach ? pad.get(2 * axis + end) : pad.get(axis);
  }

  private static int at(List<Integer> numbers, int axis) {
    return numbers.size() == 1 ? numbers.get(0) : numbers.get(axis);
  }

  /** The lengths of a window along so many axes. */
  List<Integer> sizes(int axes) {
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      sizes.add(at(size, axis));
    }
    return sizes;
  }

  /** The number of windows along each axis. */
  List<Integer> counts(List<Integer> lengths) {
    return along(lengths).stream().map(Axis::count).toList();
  }

  /** Judges the numbers of windows along at most so many axes. */
  void check(String lengths, int axes, LayerFindings findings) {
    findings.atLeastOne(lengths, size, axes);
    findings.atLeastOne("stride", stride, axes);
    findings.atLeastOne("dilation", dilation, axes);
    if (pad.size() > 2 * axes || pad.size() == 3) {
      findings.refuse(NetworkMessage.LAYER_NUMBERS, "pad", "pad", 2 * axes, pad.size());
    }
    for (int over : pad) {
      if (over < 0) {
        findings.refuse(NetworkMessage.PAD_NEGATIVE, "pad", over);
      }
    }
    if (!pad.isEmpty() && padding != Padding.VALID) {
      findings.refuse(NetworkMessage.PADDING_TWICE, "pad", padding);
    }
  }

  /** Images have no time, so that nothing of them is before the rest. */
  void checkImage(LayerFindings findings) {
    if (padding == Padding.CAUSAL) {
      findings.refuse(NetworkMessage.PADDING_CAUSAL, "padding");
    }
  }

  /** At least one window fits along each axis. */
  void checkFit(String lengths, Extent read, LayerFindings findings) {
    for (Axis axis : along(read.positions())) {
      if (axis.count() < 1) {
        findings.refuse(NetworkMessage.WINDOW_LENGTH, lengths, text(), read.text());
      }
    }
  }

  /** Whether some window over so many positions has nothing inside. */
  boolean hasEmptyOf(List<Integer> lengths) {
    return along(lengths).stream().anyMatch(Axis::hasEmpty);
  }

  /** What differs from the simplest, in words of a description. */
  String text() {
    StringBuilder text = new StringBuilder("window " + joined(size));
    if (stride.stream().anyMatch(it -> it != 1)) {
      text.append(", stride ").append(joined(stride));
    }
    if (dilation.stream().anyMatch(it -> it != 1)) {
      text.append(", dilation ").append(joined(dilation));
    }
    if (!pad.isEmpty()) {
      text.append(", pad ").append(joined(pad));
    } else if (padding != Padding.VALID) {
      text.append(", padding ").append(padding);
    }
    return text.toString();
  }

  private static String joined(List<Integer> numbers) {
    return String.join(" x ", numbers.stream().map(String::valueOf).toList());
  }
}
