package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.OperatorTable;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.Window;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Convolutions and pools of ONNX, whose channels come before the positions. */
final class OnnxWindows {
  private OnnxWindows() {}

  static void add(OperatorTable<OnnxReading> table) {
    table.add(
        "Conv",
        "`@Conv1D` or `@Conv2D`",
        it -> {
          String value = convolved(it);
          if (value != null) {
            it.give(value);
          }
        });
    table.add("MaxPool", "`@MaxPool`", it -> pool(it, Op.MAX_POOL));
    table.add(
        "AveragePool",
        "`@AveragePool`; a convolution by equal weights where padding counts",
        it -> pool(it, Op.AVERAGE_POOL));
    table.add("GlobalMaxPool", "`@GlobalMaxPool`", it -> global(it, "max"));
    table.add("GlobalAveragePool", "`@GlobalAveragePool`", it -> global(it, "mean"));
    table.add(
        "Pad",
        "the padding of the convolution or pool that follows",
        it -> {
          if (!it.node.text("mode", "constant").equals("constant")) {
            it.refuse("only padding with a constant can become that of a convolution");
            return;
          }
          String value =
              it.node.has("value") ? it.builder.constant(it.node.real("value", 0)) : it.input(2);
          it.give(Op.PAD, Attributes.NONE, it.input(0), it.inputOr(1, "pads"), value, it.input(3));
        });
  }

  /** The value of a convolution; null if it is refused. */
  static String convolved(OnnxContext it) throws DamagedFileException {
    int[] kernel = it.node.ints("kernel_shape");
    Tensor weights = it.stated(it.input(1));
    if (kernel == null && weights != null && weights.rank() > 2) {
      kernel = Arrays.copyOfRange(weights.shape(), 2, weights.rank());
    }
    if (kernel == null || kernel.length < 1 || kernel.length > 2) {
      it.refuse("a convolution over one or two axes, with weights that the file states, is read");
      return null;
    }
    int axes = kernel.length;
    String x = channelsLast(it, it.input(0), axes);
    // [filters][channels][kernel] becomes [kernel][channels][filters].
    int[] order = axes == 1 ? new int[] {2, 1, 0} : new int[] {2, 3, 1, 0};
    String w = it.builder.transpose(it.input(1), order);
    Attributes attributes =
        Attributes.of("window", window(it, kernel)).with("groups", it.node.integer("group", 1));
    String y =
        it.has(2)
            ? it.builder.node(Op.CONV, attributes, x, w, it.input(2))
            : it.builder.node(Op.CONV, attributes, x, w);
    return channelsFirst(it, y, axes);
  }

  private static void pool(OnnxContext it, Op op) {
    int[] size = it.node.ints("kernel_shape");
    if (size == null || size.length < 1 || size.length > 2) {
      it.refuse("a pool over one or two axes is read");
      return;
    }
    Attributes attributes =
        Attributes.of("window", window(it, size))
            .with("includePadding", it.node.integer("count_include_pad", 0) != 0);
    String x = channelsLast(it, it.input(0), size.length);
    it.give(channelsFirst(it, it.builder.node(op, attributes, x), size.length));
    it.refuseOthers("the places of the largest have no counterpart");
  }

  private static void global(OnnxContext it, String function) {
    Attributes attributes =
        Attributes.of("function", function).with("axesFrom", 2).with("keep", true);
    it.give(Op.REDUCE, attributes, it.input(0));
  }

  private static String channelsLast(OnnxContext it, String x, int axes) {
    return it.builder.transpose(x, axes == 1 ? new int[] {0, 2, 1} : new int[] {0, 2, 3, 1});
  }

  private static String channelsFirst(OnnxContext it, String x, int axes) {
    return it.builder.transpose(x, axes == 1 ? new int[] {0, 2, 1} : new int[] {0, 3, 1, 2});
  }

  private static Window window(OnnxContext it, int... size) {
    int axes = size.length;
    int[] stride = orOnes(it.node.ints("strides"), axes);
    int[] dilation = orOnes(it.node.ints("dilations"), axes);
    int[] pads = it.node.ints("pads");
    pads = pads == null || pads.length != 2 * axes ? new int[2 * axes] : pads;
    int[] begin = Arrays.copyOf(pads, axes);
    int[] end = Arrays.copyOfRange(pads, axes, 2 * axes);
    boolean ceil = it.node.integer("ceil_mode", 0) != 0;
    String auto = it.node.text("auto_pad", "NOTSET");
    return switch (auto) {
      case "SAME_UPPER" -> Window.of(size, stride, dilation, true);
      case "SAME_LOWER" -> new Window(size, stride, dilation, begin, end, true, true, false);
      case "VALID" -> Window.of(size, stride, dilation, new int[axes], new int[axes], ceil);
      default -> Window.of(size, stride, dilation, begin, end, ceil);
    };
  }

  private static int[] orOnes(int[] given, int axes) {
    return given == null ? IntStream.generate(() -> 1).limit(axes).toArray() : given;
  }
}
