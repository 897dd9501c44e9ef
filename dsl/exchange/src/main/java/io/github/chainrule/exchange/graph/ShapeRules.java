package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The shape of what a node gives, of the shapes of what it reads. */
public final class ShapeRules {
  private static final int MOST_AXES = 8;

  private final Map<String, Tensor> constants;
  private final Map<String, int[]> shapes;

  /**
   * Rules for the nodes of a graph.
   *
   * @param constants the values that are known
   * @param shapes the shapes of all other values that are there
   */
  public ShapeRules(Map<String, Tensor> constants, Map<String, int[]> shapes) {
    this.constants = constants;
    this.shapes = shapes;
  }

  /**
   * The shape that a node gives; null if that of an input is not known.
   *
   * @throws IllegalArgumentException if its inputs do not go together
   */
  public int[] of(Node node) {
    for (String input : node.inputs()) {
      if (!input.isEmpty() && shape(input) == null) {
        return null;
      }
    }
    if (node.op() == Op.UNSUPPORTED) {
      return null;
    }
    int[] shape = rule(node);
    if (shape != null) {
      checkSize(shape);
    }
    return shape;
  }

  private static void checkSize(int... shape) {
    boolean negative = Arrays.stream(shape).anyMatch(dimension -> dimension < 0);
    if (negative || shape.length > MOST_AXES || Shapes.size(shape) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("no tensor can be of shape " + Arrays.toString(shape));
    }
  }

  private int[] shape(String value) {
    Tensor constant = constants.get(value);
    return constant != null ? constant.shape() : shapes.get(value);
  }

  private int[] shape(Node node, int input) {
    if (!node.has(input)) {
      throw new IllegalArgumentException("input " + input + " is missing");
    }
    return shape(node.input(input));
  }

  private Tensor known(Node node, int input) {
    Tensor constant = constants.get(node.input(input));
    if (constant == null) {
      throw new IllegalArgumentException(
          "'" + node.input(input) + "' depends on the input of the model");
    }
    return constant;
  }

  private int[] rule(Node node) {
    return switch (node.op()) {
      case MAP, SCALE_SHIFT, SOFTMAX, LOG_SOFTMAX, LAYER_NORM, BATCH_NORM, IDENTITY ->
          withAxis(node);
      case BINARY, EQUAL -> Shapes.broadcast(shape(node, 0), shape(node, 1));
      case WHERE ->
          Shapes.broadcast(shape(node, 0), Shapes.broadcast(shape(node, 1), shape(node, 2)));
      case MATMUL, DENSE -> product(shape(node, 0), shape(node, 1));
      case CONV -> convolution(node);
      case MAX_POOL, AVERAGE_POOL -> pool(node);
      case REDUCE -> reduction(node);
      case CONCAT -> concatenation(node);
      case SLICE ->
          SliceSpec.of(
                  known(node, 1), known(node, 2), optional(node, 3), steps(node), shape(node, 0))
              .shape();
      case PART -> part(node);
      case RESHAPE -> reshape(node);
      case TRANSPOSE -> transpose(shape(node, 0), order(node, shape(node, 0).length));
      case SQUEEZE -> squeeze(node);
      case UNSQUEEZE -> unsqueeze(shape(node, 0), known(node, 1).ints());
      case FLATTEN -> flatten(node);
      case EXPAND -> Shapes.broadcast(shape(node, 0), known(node, 1).ints());
      case SHAPE -> new int[] {ShapeSpan.of(node, shape(node, 0).length).length()};
      case GATHER -> gather(node);
      case PAD -> PadSpec.of(known(node, 1), optional(node, 3), shape(node, 0)).shape();
      case CONSTANT_OF_SHAPE -> known(node, 0).ints();
      case RANGE -> new int[] {rangeLength(known(node, 0), known(node, 1), known(node, 2))};
      case ARG_MAX -> reduced(shape(node, 0), one(node), node.attributes().flag("keep"));
      case UNSUPPORTED -> null;
    };
  }

  private static int[] one(Node node) {
    return new int[] {node.attributes().integer("axis", 0)};
  }

  private int[] withAxis(Node node) {
    int[] shape = shape(node, 0);
    if (node.attributes().has("axis")) {
      int axis = Shapes.axis(node.attributes().integer("axis", -1), shape.length);
      for (int i = 1; i < node.inputs().size(); i++) {
        if (node.has(i) && Shapes.size(shape(node, i)) != shape[axis]) {
          throw new IllegalArgumentException(
              "expected " + shape[axis] + " numbers, got " + Arrays.toString(shape(node, i)));
        }
      }
    }
    return shape;
  }

  /** As NumPy multiplies: vectors are rows on the left and columns on the right. */
  private static int[] product(int[] a, int[] b) {
    if (a.length == 0 || b.length == 0) {
      throw new IllegalArgumentException("a matrix product of a single number");
    }
    int inner = b.length == 1 ? b[0] : b[b.length - 2];
    if (a[a.length - 1] != inner) {
      throw new IllegalArgumentException(
          "cannot multiply " + Arrays.toString(a) + " by " + Arrays.toString(b));
    }
    int[] batch =
        Shapes.broadcast(
            Arrays.copyOf(a, Math.max(a.length - 2, 0)),
            Arrays.copyOf(b, Math.max(b.length - 2, 0)));
    List<Integer> shape = new ArrayList<>(Arrays.stream(batch).boxed().toList());
    if (a.length > 1) {
      shape.add(a[a.length - 2]);
    }
    if (b.length > 1) {
      shape.add(b[b.length - 1]);
    }
    return array(shape);
  }

  private int[] convolution(Node node) {
    int[] x = shape(node, 0);
    int[] w = shape(node, 1);
    Window window = node.attributes().window();
    int groups = node.attributes().integer("groups", 1);
    int axes = window.axes();
    boolean fits = x.length == axes + 2 && w.length == x.length && groups >= 1;
    fits = fits && (long) w[axes] * groups == x[x.length - 1] && w[w.length - 1] % groups == 0;
    fits = fits && Arrays.equals(window.size(), Arrays.copyOf(w, axes));
    fits = fits && (!node.has(2) || Shapes.size(shape(node, 2)) == w[w.length - 1]);
    if (!fits) {
      throw new IllegalArgumentException(
          "weights %s in %d groups do not fit %s"
              .formatted(Arrays.toString(w), groups, Arrays.toString(x)));
    }
    return windowed(x, window, w[w.length - 1]);
  }

  private int[] pool(Node node) {
    int[] x = shape(node, 0);
    Window window = node.attributes().window();
    if (x.length != window.axes() + 2) {
      throw new IllegalArgumentException(
          "a pool over " + window.axes() + " axes does not fit " + Arrays.toString(x));
    }
    return windowed(x, window, x[x.length - 1]);
  }

  private static int[] windowed(int[] x, Window window, int channels) {
    int[] positions = Arrays.copyOfRange(x, 1, x.length - 1);
    int[] outputs = window.on(positions).outputs(positions);
    int[] shape = x.clone();
    System.arraycopy(outputs, 0, shape, 1, outputs.length);
    shape[shape.length - 1] = channels;
    return shape;
  }

  private int[] reduction(Node node) {
    int[] shape = shape(node, 0);
    return reduced(shape, axes(node, shape.length), node.attributes().flag("keep"));
  }

  /** The axes that a reduction goes over; all if null. */
  public static int[] axes(Node node, int rank) {
    return node.attributes().has("axesFrom")
        ? IntStream.range(node.attributes().integer("axesFrom", 0), rank).toArray()
        : node.attributes().ints("axes");
  }

  /** The order of a transpose, which reverses the axes unless told otherwise. */
  public static int[] order(Node node, int rank) {
    return node.attributes().has("order")
        ? node.attributes().ints("order")
        : IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray();
  }

  /** Without the axes, of all if none are given, or with 1 in their place. */
  static int[] reduced(int[] shape, int[] axes, boolean keep) {
    TreeSet<Integer> gone = new TreeSet<>();
    for (int axis = 0; axes == null && axis < shape.length; axis++) {
      gone.add(axis);
    }
    for (int i = 0; axes != null && i < axes.length; i++) {
      gone.add(Shapes.axis(axes[i], shape.length));
    }
    List<Integer> rest = new ArrayList<>();
    for (int axis = 0; axis < shape.length; axis++) {
      if (!gone.contains(axis)) {
        rest.add(shape[axis]);
      } else if (keep) {
        rest.add(1);
      }
    }
    return array(rest);
  }

  private int[] concatenation(Node node) {
    int[] shape = shape(node, 0).clone();
    int axis = Shapes.axis(node.attributes().integer("axis", 0), shape.length);
    for (int i = 1; i < node.inputs().size(); i++) {
      int[] other = shape(node, i).clone();
      boolean fits = other.length == shape.length;
      if (fits) {
        int own = other[axis];
        other[axis] = shape[axis];
        fits = Arrays.equals(other, shape);
        shape[axis] = Math.addExact(shape[axis], own);
      }
      if (!fits) {
        throw new IllegalArgumentException(
            "cannot join %s and %s along axis %d"
                .formatted(Arrays.toString(shape(node, 0)), Arrays.toString(shape(node, i)), axis));
      }
    }
    return shape;
  }

  private Tensor optional(Node node, int input) {
    return node.has(input) ? known(node, input) : null;
  }

  private Tensor steps(Node node) {
    return optional(node, 4);
  }

  private int[] part(Node node) {
    int[] shape = shape(node, 0).clone();
    int axis = Shapes.axis(node.attributes().integer("axis", 0), shape.length);
    shape[axis] = PartSpan.of(node, shape[axis]).length();
    return shape;
  }

  private int[] reshape(Node node) {
    int[] from = shape(node, 0);
    int[] to = known(node, 1).ints();
    int open = -1;
    for (int axis = 0; axis < to.length; axis++) {
      if (to[axis] == 0 && node.attributes().flag("zeroCopies") && axis < from.length) {
        to[axis] = from[axis];
      }
      open = to[axis] == -1 ? axis : open;
    }
    if (open >= 0) {
      to[open] = 1;
      long rest = Shapes.size(to);
      to[open] = rest > 0 ? (int) (Shapes.size(from) / rest) : 0;
    }
    if (Shapes.size(from) != Shapes.size(to)) {
      throw new IllegalArgumentException(
          "cannot reshape "
              + Arrays.toString(from)
              + " to "
              + Arrays.toString(known(node, 1).ints()));
    }
    return to;
  }

  private static int[] transpose(int[] shape, int[] order) {
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    for (int k = 0; k < sorted.length; k++) {
      if (sorted[k] != k || sorted.length != shape.length) {
        throw new IllegalArgumentException(
            Arrays.toString(order) + " is no order of the axes of " + Arrays.toString(shape));
      }
    }
    return Arrays.stream(order).map(axis -> shape[axis]).toArray();
  }

  private int[] squeeze(Node node) {
    int[] shape = shape(node, 0);
    if (node.has(1)) {
      int[] axes = known(node, 1).ints();
      for (int axis : axes) {
        if (shape[Shapes.axis(axis, shape.length)] != 1) {
          throw new IllegalArgumentException(
              "axis " + axis + " of " + Arrays.toString(shape) + " is not 1");
        }
      }
      return reduced(shape, axes, false);
    }
    return Arrays.stream(shape).filter(dimension -> dimension != 1).toArray();
  }

  private static int[] unsqueeze(int[] shape, int[] axes) {
    int rank = shape.length + axes.length;
    TreeSet<Integer> added = new TreeSet<>();
    for (int axis : axes) {
      added.add(Shapes.axis(axis, rank));
    }
    int[] result = new int[rank];
    int from = 0;
    for (int axis = 0; axis < rank; axis++) {
      result[axis] = added.contains(axis) || from == shape.length ? 1 : shape[from++];
    }
    return result;
  }

  private int[] flatten(Node node) {
    int[] shape = shape(node, 0);
    int axis = node.attributes().integer("axis", 1);
    axis = axis < 0 ? axis + shape.length : axis;
    if (axis < 0 || axis > shape.length) {
      throw new IllegalArgumentException("no axis " + axis + " in " + Arrays.toString(shape));
    }
    return new int[] {
      (int) Shapes.size(Arrays.copyOf(shape, axis)),
      (int) Shapes.size(Arrays.copyOfRange(shape, axis, shape.length))
    };
  }

  private int[] gather(Node node) {
    int[] x = shape(node, 0);
    int[] indices = shape(node, 1);
    int axis = Shapes.axis(node.attributes().integer("axis", 0), x.length);
    List<Integer> shape = new ArrayList<>();
    Arrays.stream(x, 0, axis).forEach(shape::add);
    Arrays.stream(indices).forEach(shape::add);
    Arrays.stream(x, axis + 1, x.length).forEach(shape::add);
    return array(shape);
  }

  private static int rangeLength(Tensor start, Tensor limit, Tensor delta) {
    double length = Math.ceil((limit.at(0) - start.at(0)) / delta.at(0));
    return (int) Math.max(Math.min(length, Integer.MAX_VALUE), 0);
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
