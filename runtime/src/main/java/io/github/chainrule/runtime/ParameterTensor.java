package io.github.chainrule.runtime;

import java.util.Arrays;

/**
 * A tensor of a layer's parameters: what it is to the layer, its shape, and where it lies in the
 * one flat array of all parameters, row-major. Immutable; two are equal if all that they say is
 * equal.
 */
public final class ParameterTensor {
  /** The role of what each input counts for in each unit, {@code [inputs][units]}. */
  public static final String WEIGHT = "weight";

  /** The role of what is added to each unit, {@code [units]}. */
  public static final String BIAS = "bias";

  private final String role;
  private final int offset;
  private final int[] shape;
  private final int size;

  /**
   * Describes a tensor.
   *
   * @param role what it is to its layer, as files name it, such as {@link #WEIGHT}
   * @param offset the index of its first element in the parameters
   * @param shape its dimensions, the slowest first; copied
   * @throws IllegalArgumentException if a dimension is negative or no array holds so many elements
   * @throws NullPointerException if an argument is null
   */
  public ParameterTensor(String role, int offset, int... shape) {
    if (role == null) {
      throw new NullPointerException("role");
    }
    if (shape == null) {
      throw new NullPointerException("shape");
    }
    int product = 1;
    for (int dimension : shape) {
      product = Sizes.product("elements", product, "dimension", dimension);
    }
    this.role = role;
    this.offset = offset;
    this.shape = shape.clone();
    this.size = product;
  }

  /**
   * What the tensor is to its layer.
   *
   * @return such as {@link #WEIGHT}; in files the tensor is called by its layer's name, a point and
   *     this
   */
  public String role() {
    return role;
  }

  /**
   * The index of the first element in the parameters.
   *
   * @return the offset
   */
  public int offset() {
    return offset;
  }

  /**
   * The dimensions, the slowest first.
   *
   * @return a copy
   */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * The number of elements.
   *
   * @return the product of the dimensions
   */
  public int size() {
    return size;
  }

  /**
   * Whether a parameter is an element of the tensor.
   *
   * @param parameter its index among all parameters
   * @return whether it is
   */
  public boolean contains(int parameter) {
    return parameter >= offset && parameter - offset < size;
  }

  /**
   * Names an element.
   *
   * @param parameter its index among all parameters
   * @return such as {@code weight 2 -> 7} or {@code bias 7}
   */
  public String element(int parameter) {
    int rest = parameter - offset;
    String indices = "";
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      indices = rest % shape[axis] + (indices.isEmpty() ? "" : " -> ") + indices;
      rest /= shape[axis];
    }
    return role + " " + indices;
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof ParameterTensor)) {
      return false;
    }
    ParameterTensor other = (ParameterTensor) object;
    return role.equals(other.role) && offset == other.offset && Arrays.equals(shape, other.shape);
  }

  @Override
  public int hashCode() {
    return 31 * role.hashCode() + offset;
  }

  /** Reads {@code weight [4, 16] at 0}. */
  @Override
  public String toString() {
    return role + " " + Arrays.toString(shape) + " at " + offset;
  }
}
