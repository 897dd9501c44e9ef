package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Computes what nodes give, in double. Constants are folded by it, and what an import makes of a
 * file is compared with it.
 */
public final class Evaluator {
  private final Map<String, int[]> shapes;
  private final Map<String, Tensor> values;

  /**
   * An evaluator.
   *
   * @param shapes shapes of values that need not be known
   * @param values the values that are known
   */
  public Evaluator(Map<String, int[]> shapes, Map<String, Tensor> values) {
    this.shapes = shapes;
    this.values = values;
  }

  /** All values of a graph for inputs, by their names. */
  public static Map<String, Tensor> run(Graph graph, Map<String, Tensor> inputs) {
    Map<String, Tensor> values = new HashMap<>(graph.constants());
    values.putAll(inputs);
    Evaluator evaluator = new Evaluator(Map.of(), values);
    for (Node node : graph.nodes()) {
      values.put(node.output(), evaluator.of(node));
    }
    return values;
  }

  private Tensor in(Node node, int index) {
    return values.get(node.input(index));
  }

  /** What a node gives; all that it reads must be known. */
  public Tensor of(Node node) {
    Attributes attributes = node.attributes();
    return switch (node.op()) {
      case MAP -> in(node, 0).map(attributes.formula()::at);
      case BINARY -> Tensor.combine(in(node, 0), in(node, 1), attributes.function()::apply);
      case EQUAL -> Tensor.combine(in(node, 0), in(node, 1), (a, b) -> a == b ? 1 : 0);
      case SCALE_SHIFT ->
          Tensor.combine(
              Tensor.combine(in(node, 0), in(node, 1), (a, b) -> a * b),
              in(node, 2),
              (a, b) -> a + b);
      case WHERE -> where(in(node, 0), in(node, 1), in(node, 2));
      case MATMUL -> MatrixProduct.of(in(node, 0), in(node, 1));
      case DENSE ->
          Tensor.combine(MatrixProduct.of(in(node, 0), in(node, 1)), in(node, 2), (a, b) -> a + b);
      case CONV -> WindowSums.convolution(in(node, 0), in(node, 1), in(node, 2), attributes);
      case MAX_POOL, AVERAGE_POOL ->
          WindowSums.pool(in(node, 0), attributes, node.op() == Op.MAX_POOL);
      case REDUCE ->
          Reductions.of(
              in(node, 0),
              ShapeRules.axes(node, in(node, 0).rank()),
              attributes.flag("keep"),
              attributes.text("function", "mean"));
      case SOFTMAX -> Reductions.softmax(in(node, 0), attributes.integer("axis", -1));
      case LOG_SOFTMAX -> Reductions.logSoftmax(in(node, 0), attributes.integer("axis", -1));
      case LAYER_NORM -> layerNorm(node);
      case BATCH_NORM -> batchNorm(node);
      case CONCAT -> concat(node);
      case SLICE -> slice(node);
      case PART -> part(node);
      case RESHAPE, SQUEEZE, UNSQUEEZE, FLATTEN -> in(node, 0).reshaped(shapeOf(node));
      case TRANSPOSE -> in(node, 0).transposed(ShapeRules.order(node, in(node, 0).rank()));
      case EXPAND -> in(node, 0).broadcastTo(shapeOf(node));
      case SHAPE -> shape(node);
      case GATHER -> gather(node);
      case PAD ->
          PadSpec.of(in(node, 1), node.has(3) ? in(node, 3) : null, in(node, 0).shape())
              .apply(in(node, 0), node.has(2) ? in(node, 2).at(0) : 0);
      case CONSTANT_OF_SHAPE -> Tensor.filled(attributes.real("value", 0), in(node, 0).ints());
      case RANGE -> range(in(node, 0), in(node, 2), shapeOf(node)[0]);
      case ARG_MAX ->
          Reductions.argMax(in(node, 0), attributes.integer("axis", 0), attributes.flag("keep"));
      case IDENTITY ->
          attributes.flag("integer")
              ? in(node, 0).map(x -> x < 0 ? Math.ceil(x) : Math.floor(x))
              : in(node, 0);
      case UNSUPPORTED -> throw new IllegalArgumentException(node.origin());
    };
  }

  private int[] shapeOf(Node node) {
    return new ShapeRules(values, shapes).of(node);
  }

  private static Tensor where(Tensor condition, Tensor a, Tensor b) {
    Tensor taken = Tensor.combine(condition, a, (c, x) -> c != 0 ? x : 0);
    Tensor other = Tensor.combine(condition, b, (c, x) -> c != 0 ? 0 : x);
    return Tensor.combine(taken, other, Double::sum);
  }

  private Tensor layerNorm(Node node) {
    int axis = node.attributes().integer("axis", -1);
    Tensor x = in(node, 0);
    int[] axes = {axis};
    Tensor centred = Tensor.combine(x, Reductions.of(x, axes, true, "mean"), (a, b) -> a - b);
    Tensor variance = Reductions.of(centred.map(a -> a * a), axes, true, "mean");
    double epsilon = node.attributes().real("epsilon", 1e-5);
    Tensor normal = Tensor.combine(centred, variance, (a, v) -> a / Math.sqrt(v + epsilon));
    Tensor beta = node.has(2) ? along(in(node, 2), axis, x) : Tensor.scalar(0);
    return affine(normal, along(in(node, 1), axis, x), beta);
  }

  private Tensor batchNorm(Node node) {
    int axis = node.attributes().integer("axis", 1);
    Tensor x = in(node, 0);
    double epsilon = node.attributes().real("epsilon", 1e-5);
    Tensor centred = Tensor.combine(x, along(in(node, 3), axis, x), (a, m) -> a - m);
    Tensor normal =
        Tensor.combine(centred, along(in(node, 4), axis, x), (a, v) -> a / Math.sqrt(v + epsilon));
    return affine(normal, along(in(node, 1), axis, x), along(in(node, 2), axis, x));
  }

  private static Tensor affine(Tensor x, Tensor scale, Tensor shift) {
    return Tensor.combine(Tensor.combine(x, scale, (a, b) -> a * b), shift, Double::sum);
  }

  /** A vector as a tensor that broadcasts along one axis of another. */
  public static Tensor along(Tensor vector, int axis, Tensor of) {
    int[] shape = new int[of.rank()];
    Arrays.fill(shape, 1);
    shape[Shapes.axis(axis, of.rank())] = vector.size();
    return vector.reshaped(shape);
  }

  private Tensor concat(Node node) {
    int[] shape = shapeOf(node);
    int axis = Shapes.axis(node.attributes().integer("axis", 0), shape.length);
    int inner = (int) Shapes.size(Arrays.copyOfRange(shape, axis + 1, shape.length));
    int outer = (int) Shapes.size(Arrays.copyOf(shape, axis));
    double[] data = new double[(int) Shapes.size(shape)];
    int offset = 0;
    for (int i = 0; i < node.inputs().size(); i++) {
      Tensor x = in(node, i);
      int run = x.dim(axis) * inner;
      for (int o = 0; o < outer; o++) {
        System.arraycopy(x.data(), o * run, data, o * shape[axis] * inner + offset, run);
      }
      offset += run;
    }
    return Tensor.of(shape, data);
  }

  private Tensor slice(Node node) {
    Tensor axes = node.has(3) ? in(node, 3) : null;
    Tensor steps = node.has(4) ? in(node, 4) : null;
    return SliceSpec.of(in(node, 1), in(node, 2), axes, steps, in(node, 0).shape())
        .apply(in(node, 0));
  }

  private Tensor part(Node node) {
    Tensor x = in(node, 0);
    int axis = Shapes.axis(node.attributes().integer("axis", 0), x.rank());
    PartSpan span = PartSpan.of(node, x.dim(axis));
    int[] shape = x.shape();
    shape[axis] = span.length();
    int[] strides = Shapes.strides(x.shape());
    return x.strided(shape, strides, span.offset() * strides[axis]);
  }

  private Tensor shape(Node node) {
    int[] shape =
        values.containsKey(node.input(0)) ? in(node, 0).shape() : shapes.get(node.input(0));
    ShapeSpan span = ShapeSpan.of(node, shape.length);
    return Tensor.vector(Arrays.copyOfRange(shape, span.start(), span.start() + span.length()));
  }

  private Tensor gather(Node node) {
    Tensor x = in(node, 0);
    Tensor indices = in(node, 1);
    int[] shape = shapeOf(node);
    int axis = Shapes.axis(node.attributes().integer("axis", 0), x.rank());
    int inner = (int) Shapes.size(Arrays.copyOfRange(x.shape(), axis + 1, x.rank()));
    int outer = (int) Shapes.size(Arrays.copyOf(x.shape(), axis));
    double[] data = new double[(int) Shapes.size(shape)];
    int at = 0;
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < indices.size(); i++) {
        int index = Shapes.axis((int) indices.at(i), x.dim(axis));
        System.arraycopy(x.data(), (o * x.dim(axis) + index) * inner, data, at, inner);
        at += inner;
      }
    }
    return Tensor.of(shape, data);
  }

  private static Tensor range(Tensor start, Tensor delta, int length) {
    double[] data = new double[length];
    for (int i = 0; i < length; i++) {
      data[i] = start.at(0) + i * delta.at(0);
    }
    return Tensor.vector(data);
  }
}
