package io.github.chainrule.exchange.tensor;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * An array of numbers of any rank, row-major; the elements are doubles whatever they are in a file,
 * since doubles hold every float, and every integer that shapes are made of.
 */
public final class Tensor {
  private final int[] shape;
  private final double[] data;

  private Tensor(int[] shape, double[] data) {
    this.shape = shape;
    this.data = data;
  }

  /** A tensor of these elements, which are not copied. */
  public static Tensor of(int[] shape, double[] data) {
    if (Shapes.size(shape) != data.length) {
      throw new IllegalArgumentException(
          "expected " + Arrays.toString(shape) + ", got " + data.length + " elements");
    }
    return new Tensor(shape.clone(), data);
  }

  public static Tensor scalar(double value) {
    return new Tensor(new int[0], new double[] {value});
  }

  public static Tensor vector(double... values) {
    return new Tensor(new int[] {values.length}, values);
  }

  public static Tensor vector(int... values) {
    return vector(Arrays.stream(values).asDoubleStream().toArray());
  }

  public static Tensor filled(double value, int... shape) {
    double[] data = new double[Math.toIntExact(Shapes.size(shape))];
    Arrays.fill(data, value);
    return new Tensor(shape.clone(), data);
  }

  public int[] shape() {
    return shape.clone();
  }

  public int rank() {
    return shape.length;
  }

  public int dim(int axis) {
    return shape[axis < 0 ? axis + shape.length : axis];
  }

  public int size() {
    return data.length;
  }

  public double at(int index) {
    return data[index];
  }

  /** The elements, not a copy: whoever asks does not write them. */
  public double[] data() {
    return data;
  }

  /** The elements as whole numbers, those beyond the range of int cut to it. */
  public int[] ints() {
    int[] ints = new int[data.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) data[i];
    }
    return ints;
  }

  /** The same elements in another shape of as many. */
  public Tensor reshaped(int... newShape) {
    return of(newShape, data);
  }

  public Tensor map(DoubleUnaryOperator function) {
    return new Tensor(shape, Arrays.stream(data).map(function).toArray());
  }

  /** Axis k of the result is axis {@code order[k]} of this. */
  public Tensor transposed(int... order) {
    int[] strides = Shapes.strides(shape);
    int[] newShape = new int[order.length];
    int[] newStrides = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      newShape[k] = shape[order[k]];
      newStrides[k] = strides[order[k]];
    }
    return strided(newShape, newStrides, 0);
  }

  /** The tensor repeated along axes of size 1 or none, as NumPy broadcasts. */
  public Tensor broadcastTo(int... newShape) {
    int[] strides = Shapes.strides(shape);
    int[] newStrides = new int[newShape.length];
    int ahead = newShape.length - shape.length;
    for (int k = Math.max(ahead, 0); k < newShape.length; k++) {
      newStrides[k] = shape[k - ahead] == 1 ? 0 : strides[k - ahead];
    }
    return strided(newShape, newStrides, 0);
  }

  /** The elements at {@code offset + Σ index · stride}. */
  public Tensor strided(int[] newShape, int[] strides, int offset) {
    double[] result = new double[Math.toIntExact(Shapes.size(newShape))];
    int[] index = new int[newShape.length];
    int at = offset;
    for (int i = 0; i < result.length; i++) {
      result[i] = data[at];
      for (int axis = newShape.length - 1; axis >= 0; axis--) {
        index[axis]++;
        at += strides[axis];
        if (index[axis] < newShape[axis]) {
          break;
        }
        at -= index[axis] * strides[axis];
        index[axis] = 0;
      }
    }
    return new Tensor(newShape.clone(), result);
  }

  /** Element by element, broadcast as NumPy does. */
  public static Tensor combine(Tensor a, Tensor b, DoubleBinaryOperator function) {
    int[] shape = Shapes.broadcast(a.shape, b.shape);
    Tensor left = Arrays.equals(a.shape, shape) ? a : a.broadcastTo(shape);
    Tensor right = Arrays.equals(b.shape, shape) ? b : b.broadcastTo(shape);
    double[] result = new double[left.data.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = function.applyAsDouble(left.data[i], right.data[i]);
    }
    return new Tensor(shape, result);
  }

  /** Whether all elements are the same number. */
  public boolean isUniform() {
    return data.length > 0 && Arrays.stream(data).allMatch(value -> value == data[0]);
  }

  @Override
  public String toString() {
    return "tensor " + Arrays.toString(shape);
  }
}
