package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.Unexpected;
import java.util.Arrays;

/** What the header of a file says of one tensor: its name, type and shape, and where it is. */
public final class TensorDescription {
  private static final long TOO_MANY = -1;
  private static final long NOT_WHOLE = -2;

  private final String name;
  private final String dtype;
  private final long[] shape;
  private final long begin;
  private final long end;

  private TensorDescription(String name, String dtype, long[] shape, long begin, long end) {
    this.name = name;
    this.dtype = dtype;
    this.shape = shape;
    this.begin = begin;
    this.end = end;
  }

  /**
   * Describes a tensor.
   *
   * @param name its name
   * @param type the type of its numbers, not {@link ElementType#OTHER}
   * @param begin the index of its first byte, counted from the end of the header
   * @param shape its dimensions, none for a single number; copied
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException if the type is {@link ElementType#OTHER}, if a dimension or
   *     begin is negative, or if the tensor ends beyond 2^63 − 1 bytes
   */
  public TensorDescription(String name, ElementType type, long begin, long... shape) {
    if (name == null) {
      throw new NullPointerException("name");
    }
    if (type == null) {
      throw new NullPointerException("type");
    }
    if (type == ElementType.OTHER) {
      throw Unexpected.argument(name, "a type of a known size", type);
    }
    this.name = name;
    this.dtype = type.name();
    this.shape = shape.clone();
    this.begin = begin;
    long size = size(dtype, shape);
    if (size < 0 || begin < 0 || begin > Long.MAX_VALUE - size) {
      throw Unexpected.argument(name, "a tensor of fewer than 2^63 bytes", "shape " + shapeText());
    }
    this.end = begin + size;
  }

  /**
   * Describes a tensor as a header does.
   *
   * @param offsets the data's begin and end
   * @throws ModelFormatException if the shape needs other offsets. That of a type that the format
   *     does not name may need any.
   */
  static TensorDescription of(String name, String dtype, long[] shape, long[] offsets)
      throws ModelFormatException {
    String found = Arrays.toString(offsets);
    if (offsets.length != 2 || offsets[0] > offsets[1]) {
      throw new ModelFormatException(name, "data_offsets [begin, end]", found);
    }
    long size = size(dtype, shape);
    if (size != offsets[1] - offsets[0] && ElementType.bits(dtype) > 0) {
      String bytes =
          size == TOO_MANY ? "fewer than 2^63" : size == NOT_WHOLE ? "whole" : Long.toString(size);
      String expected = bytes + " bytes for " + dtype + " " + Arrays.toString(shape);
      throw new ModelFormatException(name, expected, "data_offsets " + found);
    }
    return new TensorDescription(name, dtype, shape, offsets[0], offsets[1]);
  }

  /** The bytes that a tensor of a known type takes, or what is wrong with their number. */
  private static long size(String dtype, long... shape) {
    int bits = ElementType.bits(dtype);
    long elements = elements(shape);
    if (elements < 0 || (bits > 8 && elements > Long.MAX_VALUE / (bits / 8))) {
      return TOO_MANY;
    }
    // Not all elements times bits, which may be too many where the bytes are not.
    long rest = elements % 8 * bits;
    return rest % 8 != 0 ? NOT_WHOLE : elements / 8 * bits + rest / 8;
  }

  /** The product of the dimensions. A dimension of 0 makes it 0, however large the others are. */
  private static long elements(long... shape) {
    long product = 1;
    boolean empty = false;
    for (long dimension : shape) {
      empty |= dimension == 0;
    }
    for (long dimension : shape) {
      if (dimension < 0 || (!empty && product > Long.MAX_VALUE / dimension)) {
        return TOO_MANY;
      }
      product *= dimension;
    }
    return empty ? 0 : product;
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
   * @return the type, {@link ElementType#OTHER} if such numbers are not read
   */
  public ElementType type() {
    return ElementType.named(dtype);
  }

  /**
   * The name of the type of the tensor's numbers, whether they are read or not.
   *
   * @return such as {@code F32} or {@code BOOL}, as it stands in the file
   */
  public String dtype() {
    return dtype;
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
    return end;
  }

  /**
   * The number of bytes that the tensor takes.
   *
   * @return the product of the dimensions and of the size of a number
   */
  public long bytes() {
    return end - begin;
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
    return name + ": " + dtype + " " + shapeText() + " at " + begin;
  }
}
