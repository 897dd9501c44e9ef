package io.github.chainrule.processor.spec;

import java.util.List;

/** A tensor of parameters as a layer asks for it, before it has a place among all of them. */
public record TensorSpec(TensorRole role, List<Integer> shape, Initialization initialization) {

  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** The number of elements, however many. */
  public double size() {
    double size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }
}
