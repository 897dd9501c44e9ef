package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.Unexpected;
import java.util.Arrays;

/** What the header of a file says of one tensor: its name, type and shape, and where it is. */
public final class TensorDescription {
  private final String name;
  private final ElementType type;
  private final long[] shape;
  private final long begin;

  /**
   * Describes a tensor.
   *
   * @param name its name
   * @param type the type of its numbers
   * @param begin the index of its first byte, counted from the end of the header
   * @param shape its dimensions, none for a single number; copied
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if a dimension or begin is negative, or if the tensor ends
   *     beyond 2^63 − 1 bytes
   */
  public TensorDescription(String name, ElementType type, long begin, long... shape) {
    if (name == null) {
      throw new NullPointerException("name");
    }
    if (type == null) {
      throw new NullPointerException("type");
    }
    this.name = name;
    this.type = type;
    this.begin = begin;
    this.shape = shape.clone();
    long size = size(type, shape);
    if (size < 0 || begin < 0 || begin > Long.MAX_VALUE - size) {
      throw Unexpected.argument(name, "a tensor of fewer than 2^63 bytes", "shape " + shapeText());
    }
  }

  /**
   * The number of bytes that a tensor takes, −1 if a dimension is negative or they are too many.
   */
  static long size(ElementType type, long... shape) {
    long size = type.bytes();
    for (long dimension : shape) {
      if (dimension < 0 || (dimension > 0 && size > Long.MAX_VALUE / dimension)) {
        return -1;
      }
      size *= dimension;
    }
    return size;
  }

  /**
   * The tensor's name.
   *
   * @return such as {@code hidden.weight}
   */
  public String name() {
    return name;
  }

  /**
   * The type of the tensor's numbers.
   *
   * @return the type
   */
  public ElementType type() {
    return type;
  }

  /**
   * The tensor's dimensions, the slowest first.
   *
   * @return a copy, empty for a single number
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * The index of the tensor's first byte, counted from the end of the header.
   *
   * @return the offset of the first byte
   */
  public long begin() {
    return begin;
  }

  /**
   * The index after the tensor's last byte, counted from the end of the header.
   *
   * @return the offset of the end
   */
  public long end() {
    return begin + bytes();
  }

  /**
   * The number of bytes that the tensor takes.
   *
   * @return the product of the dimensions and of the size of a number
   */
  public long bytes() {
    return size(type, shape);
  }

  /**
   * Whether the tensor has these dimensions.
   *
   * @param dimensions the dimensions, the slowest first
   * @return whether they are the tensor's
   */
  public boolean hasShape(long... dimensions) {
    return Arrays.equals(shape, dimensions);
  }

  /**
   * The shape for messages.
   *
   * @return such as {@code [16, 4]}
   */
  public String shapeText() {
    return Arrays.toString(shape);
  }

  /** Reads {@code hidden.weight: F32 [16, 4] at 0}. */
  @Override
  public String toString() {
    return name + ": " + type + " " + shapeText() + " at " + begin;
  }
}
