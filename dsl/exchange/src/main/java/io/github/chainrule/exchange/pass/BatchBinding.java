package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphInput;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives the inputs that are read their shapes, with a number for the samples. */
final class BatchBinding {
  private static final int SMALLEST = 1009;

  /** Of an input, for one sample. */
  private static final long MOST_ELEMENTS = 1 << 22;

  private BatchBinding() {}

  /**
   * Binds the inputs of a sorted graph.
   *
   * @param given shapes that the user states, without the axis of the samples, by input
   * @param faults receives what is missing
   */
  static ShapedGraph bind(Graph graph, Map<String, int[]> given, List<String> faults) {
    Set<String> read = graph.uses().keySet();
    int batch = open(graph, read) ? unusedPrime(graph) : fixed(graph, read);
    ShapedGraph shaped = new ShapedGraph(graph, batch);
    for (GraphInput input : graph.inputs()) {
      if (read.contains(input.name())) {
        bind(shaped, input, given.get(input.name()), faults);
      }
    }
    if (shaped.batched.containsValue(true)) {
      shaped.batched.forEach(
          (input, batched) -> {
            if (!batched) {
              faults.add(
                  "the input '%s' has no axis of samples, and others have one; weights must be constants of the file"
                      .formatted(input));
            }
          });
    }
    return shaped;
  }

  private static boolean open(Graph graph, Set<String> read) {
    return graph.inputs().stream()
        .filter(input -> read.contains(input.name()) && input.shape() != null)
        .anyMatch(input -> input.shape().length > 0 && input.shape()[0] < 0);
  }

  /** A file that states a number of samples means it in its reshapes, too. */
  private static int fixed(Graph graph, Set<String> read) {
    return graph.inputs().stream()
        .filter(input -> read.contains(input.name()) && input.shape() != null)
        .filter(input -> input.shape().length > 1)
        .mapToInt(input -> input.shape()[0])
        .findFirst()
        .orElse(1);
  }

  private static int unusedPrime(Graph graph) {
    Set<Integer> taken = new HashSet<>();
    for (Tensor constant : graph.constants().values()) {
      Arrays.stream(constant.shape()).forEach(taken::add);
    }
    int prime = SMALLEST;
    while (!isPrime(prime) || divides(prime, taken)) {
      prime += 2;
    }
    return prime;
  }

  private static boolean isPrime(int number) {
    for (int divisor = 3; divisor * divisor <= number; divisor += 2) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean divides(int prime, Set<Integer> dimensions) {
    return dimensions.stream().anyMatch(dimension -> dimension > 0 && dimension % prime == 0);
  }

  private static void bind(ShapedGraph shaped, GraphInput input, int[] given, List<String> faults) {
    int[] shape = input.shape() == null ? null : input.shape().clone();
    if (given != null && (shape == null || shape.length == given.length + 1)) {
      shape = shape == null ? new int[given.length + 1] : shape;
      System.arraycopy(given, 0, shape, 1, given.length);
      shape[0] = shape[0] == 0 ? GraphInput.UNKNOWN : shape[0];
    }
    if (shape == null) {
      faults.add(
          "input '"
              + input.name()
              + "' has no shape; state it: --shape "
              + input.name()
              + "=28,28,1");
      return;
    }
    boolean batched = shape.length > 0 && (shape[0] < 0 || (shape.length > 1 && shaped.batch > 1));
    if (batched) {
      shape[0] = shape[0] < 0 ? shaped.batch : shape[0];
      if (shape[0] != shaped.batch) {
        faults.add(
            "the input '%s' is for %d samples, another for %d; choose what goes together: --output NAME"
                .formatted(input.name(), shape[0], shaped.batch));
        return;
      }
    }
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] < 1) {
        faults.add(
            "axis %d of the input '%s' is open; state it: --shape %s=%s"
                .formatted(axis, input.name(), input.name(), example(shape)));
        return;
      }
    }
    if (Shapes.size(shape) / shaped.batch > MOST_ELEMENTS) {
      faults.add(
          "the input '" + input.name() + "' of shape " + Arrays.toString(shape) + " is too large");
      return;
    }
    shaped.shapes.put(input.name(), shape);
    shaped.batched.put(input.name(), batched);
  }

  private static String example(int... shape) {
    String[] sizes = new String[Math.max(shape.length - 1, 0)];
    for (int axis = 1; axis < shape.length; axis++) {
      sizes[axis - 1] = shape[axis] < 0 ? "N" : "" + shape[axis];
    }
    return String.join(",", sizes);
  }
}
