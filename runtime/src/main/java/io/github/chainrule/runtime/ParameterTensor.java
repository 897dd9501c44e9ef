package io.github.chainrule.runtime;

import io.github.chainrule.runtime.internal.Sizes;
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

  /** The role of γ, what a normalised channel is multiplied by, {@code [channels]}. */
  public static final String SCALE = "scale";

  /** The role of β, what is added to a normalised channel, {@code [channels]}. */
  public static final String SHIFT = "shift";

  /** The role of the mean of each channel, which no training changes, {@code [channels]}. */
  public static final String MEAN = "mean";

  /** The role of the variance of each channel, which no training changes, {@code [channels]}. */
  public static final String VARIANCE = "variance";

  /** The role of what each code stands for in each unit, {@code [size][units]}. */
  public static final String ENTRY = "entry";

  private final String role;
  private final String name;
  private final int offset;
  private final int[] shape;
  private final int size;

  /**
   * Describes a tensor that files call by its role.
   *
   * @param role what it is to its layer, such as {@link #WEIGHT}
   * @param offset the index of its first element in the parameters
   * @param shape its dimensions, the slowest first; copied
   * @throws IllegalArgumentException if a dimension is negative or no array holds so many elements
   * @throws NullPointerException if an argument is null
   */
  public ParameterTensor(String role, int offset, int... shape) {
    this(role, role, offset, shape);
  }

  /**
   * Describes a tensor.
   *
   * @param role what it is to its layer, such as {@link #SCALE}
   * @param name what files call it, behind its layer's name and a point
   * @param offset the index of its first element in the parameters
   * @param shape its dimensions, the slowest first; copied
   * @throws IllegalArgumentException if a dimension is negative or no array holds so many elements
   * @throws NullPointerException if an argument is null
   */
  public ParameterTensor(String role, String name, int offset, int... shape) {
    if (role == null) {
      throw new NullPointerException("role");
    }
    if (name == null) {
      throw new NullPointerException("name");
    }
    if (shape == null) {
      throw new NullPointerException("shape");
    }
    int product = 1;
    for (int dimension : shape) {
      product = Sizes.product("elements", product, "dimension", dimension);
    }
    this.role = role;
    this.name = name;
    this.offset = offset;
    this.shape = shape.clone();
    this.size = product;
  }

  /**
   * What the tensor is to its layer.
   *
   * @return such as {@link #WEIGHT}
   */
  public String role() {
    return role;
  }

  /**
   * What files call the tensor, behind its layer's name and a point: what PyTorch's modules call
   * it.
   *
   * @return such as {@code weight}
   */
  public String name() {
    return name;
  }

  /**
   * Whether training changes the tensor. The statistics of a normalisation are parameters that it
   * leaves as they are.
   *
   * @return whether it does
   */
  public boolean trained() {
    return !role.equals(MEAN) && !role.equals(VARIANCE);
  }

  /**
   * Whether regularisation and the decay of weights go by the tensor: weights and the entries of
   * tables, neither what is only added nor what belongs to a normalisation.
   *
   * @return whether they do
   */
  public boolean decayed() {
    return role.equals(WEIGHT) || role.equals(ENTRY);
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
    return role.equals(other.role)
        && name.equals(other.name)
        && offset == other.offset
        && Arrays.equals(shape, other.shape);
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
