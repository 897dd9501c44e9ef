package io.github.chainrule.samples.benchmarks.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.github.chainrule.runtime.ParameterTensor;
import java.util.Arrays;

/**
 * A tensor of a compiled network as PyTorch keeps it: of weights the units come first, then the
 * channels, then the positions of the kernel.
 */
final class DjlTensor {
  private final ParameterTensor ours;
  private final Parameter parameter;

  /** Ours, with an axis for each axis of the positions. */
  private final long[] view;

  /** The axis of ours that is the first of theirs, and so on. */
  private final int[] order;

  /** Theirs, with the positions and channels that a dense layer reads in one axis. */
  private final Shape shape;

  /**
   * Describes a tensor.
   *
   * @param name the name of its parameter
   * @param ours where the compiled network has it
   * @param positions the shape of the image that was flattened for a dense layer; empty otherwise
   */
  DjlTensor(String name, ParameterTensor ours, int... positions) {
    this.ours = ours;
    parameter = Parameter.builder().setName(name).setType(Parameter.Type.OTHER).build();
    view = positions.length == 0 ? longs(ours.shape()) : opened(ours.shape(), positions);
    order = order(view.length);
    shape =
        positions.length == 0 ? new Shape(moved()) : new Shape(ours.shape()[1], ours.shape()[0]);
  }

  private static long[] longs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }

  private static long[] opened(int[] shape, int[] positions) {
    int height = positions[0];
    int width = positions[1];
    return new long[] {height, width, shape[0] / (height * width), shape[1]};
  }

  private static int[] order(int axes) {
    return switch (axes) {
      case 1 -> new int[] {0};
      case 2 -> new int[] {1, 0};
      case 3 -> new int[] {2, 1, 0};
      default -> new int[] {3, 2, 0, 1};
    };
  }

  private long[] moved() {
    return Arrays.stream(order).mapToLong(axis -> view[axis]).toArray();
  }

  Parameter parameter() {
    return parameter;
  }

  /** Copies the values of a compiled network into the parameter. */
  void copyFrom(float[] parameters, NDManager manager) {
    float[] values = Arrays.copyOfRange(parameters, ours.offset(), ours.offset() + ours.size());
    NDArray array = manager.create(values, new Shape(view)).transpose(order);
    parameter.setArray(array.reshape(shape).duplicate());
  }

  /** Copies the parameter's values to where a compiled network has them. */
  void copyTo(float[] parameters) {
    int[] back = new int[order.length];
    for (int axis = 0; axis < order.length; axis++) {
      back[order[axis]] = axis;
    }
    NDArray array = parameter.getArray().reshape(new Shape(moved())).transpose(back);
    float[] values = array.duplicate().toFloatArray();
    System.arraycopy(values, 0, parameters, ours.offset(), values.length);
  }
}
