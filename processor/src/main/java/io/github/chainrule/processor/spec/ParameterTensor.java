package io.github.chainrule.processor.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor of parameters at its place in the one flat array of all of them, row-major.
 *
 * @param layer the index of the layer that it belongs to
 * @param offset the index of its first element
 */
public record ParameterTensor(int layer, TensorSpec spec, int offset) {

  public TensorRole role() {
    return spec.role();
  }

  public List<Integer> shape() {
    return spec.shape();
  }

  public Initialization initialization() {
    return spec.initialization();
  }

  public int size() {
    return Math.toIntExact((long) spec.size());
  }

  /** The index behind its last element. */
  public int end() {
    return offset + size();
  }

  /** The number of rows of the tensor as a matrix; a vector is one row. */
  public int rows() {
    return size() / columns();
  }

  public int columns() {
    return shape().get(shape().size() - 1);
  }

  public boolean contains(int parameter) {
    return parameter >= offset && parameter < end();
  }

  /** An element as messages name it: {@code weight 2 -> 7}, or {@code bias 7}. */
  public String describe(int parameter) {
    Deque<Integer> indices = new ArrayDeque<>();
    int rest = parameter - offset;
    for (int axis = shape().size() - 1; axis >= 0; axis--) {
      indices.push(rest % shape().get(axis));
      rest /= shape().get(axis);
    }
    return role().singular()
        + " "
        + indices.stream().map(String::valueOf).collect(Collectors.joining(" -> "));
  }
}
