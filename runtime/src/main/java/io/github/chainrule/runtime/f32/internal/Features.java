package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.EnumConstants;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.List;

/**
 * Checks what features are read from and written to. For generated code.
 *
 * <p>The checks are small enough to be inlined; what they do in case of failure is kept apart.
 */
public final class Features {
  private Features() {}

  /**
   * Checks that an array has room from a place on.
   *
   * @param x the array
   * @param offset where the values are to begin
   * @param width how many there are
   * @throws IllegalArgumentException if the offset is negative or there is less room
   * @throws NullPointerException if the array is null
   */
  public static void room(float[] x, int offset, int width) {
    if (x == null || offset < 0 || x.length - offset < width) {
      throw noRoom(x, offset, width);
    }
  }

  /**
   * Checks that a feature is there.
   *
   * @param name its name
   * @param value the feature
   * @throws NullPointerException if it is null; the message is the name
   */
  public static void present(String name, Object value) {
    if (value == null) {
      throw new NullPointerException(name);
    }
  }

  /**
   * Checks the length of an array.
   *
   * @param name its name
   * @param length its length
   * @param expected the length that it must have
   * @throws IllegalArgumentException if it has another
   */
  public static void length(String name, int length, int expected) {
    if (length != expected) {
      throw Unexpected.argument(name, "length " + expected, length);
    }
  }

  /**
   * Checks an index.
   *
   * @param name its name
   * @param index the index
   * @param count how many there are
   * @throws IllegalArgumentException unless it is of [0, count)
   */
  public static void index(String name, int index, int count) {
    if (index < 0 || index >= count) {
      throw Unexpected.argument(name, "0 to " + (count - 1), index);
    }
  }

  /**
   * Writes a choice as a 1 among 0s.
   *
   * @param choice a constant of an enum
   * @param count how many constants there are
   * @param x receives the values
   * @param at the index of the first
   */
  public static void oneHot(Enum<?> choice, int count, float[] x, int at) {
    int chosen = EnumConstants.index(choice);
    for (int k = 0; k < count; k++) {
      x[at + k] = k == chosen ? 1 : 0;
    }
  }

  /**
   * Checks a list that has an element for each of some.
   *
   * @param name its name
   * @param list the list
   * @param n how many elements it must have
   * @param what what they are one for each of, such as {@code samples}
   * @throws IllegalArgumentException if it has another number of elements
   * @throws NullPointerException if the list or an element is null, which is named
   */
  public static void elements(String name, List<?> list, int n, String what) {
    present(name, list);
    if (list.size() != n) {
      throw Unexpected.argument(name, n + " elements (" + what + ")", list.size());
    }
    for (int index = 0; index < n; index++) {
      if (list.get(index) == null) {
        throw new NullPointerException(name + "[" + index + "]");
      }
    }
  }

  /**
   * The number of elements.
   *
   * @param name the name of the list
   * @param list the list
   * @return its size
   * @throws NullPointerException if it is null; the message is the name
   */
  public static int size(String name, List<?> list) {
    present(name, list);
    return list.size();
  }

  /**
   * Counts rows.
   *
   * @param name the name of the array
   * @param a the array, row-major {@code [n][width]}
   * @param width the length of a row
   * @return the number of rows
   * @throws IllegalArgumentException if the last row is not whole
   * @throws NullPointerException if the array is null; the message is the name
   */
  public static int rows(String name, float[] a, int width) {
    present(name, a);
    if (a.length % width != 0) {
      throw Unexpected.argument(name, "whole rows of " + width, "length " + a.length);
    }
    return a.length / width;
  }

  /**
   * Checks that an array holds the rows of n samples and no more.
   *
   * @param name the name of the array
   * @param a the array, row-major {@code [n][width]}
   * @param n the number of rows that it must have
   * @param width the length of a row
   * @param what the word for what a row holds, such as {@code inputs}
   * @throws IllegalArgumentException if it has another length, such as {@code raw: expected length
   *     12 (3 samples x 4 inputs), got 16}
   * @throws NullPointerException if it is null; the message is the name
   */
  public static void exactRows(String name, float[] a, int n, int width, String what) {
    present(name, a);
    long expected = (long) n * width;
    if (a.length != expected) {
      String samples = n == 1 ? " sample x " : " samples x ";
      throw Unexpected.argument(
          name, "length " + expected + " (" + n + samples + width + " " + what + ")", a.length);
    }
  }

  private static RuntimeException noRoom(float[] x, int offset, int width) {
    if (x == null) {
      return new NullPointerException("x");
    }
    if (offset < 0) {
      return Unexpected.argument("offset", "at least 0", offset);
    }
    return Unexpected.argument(
        "x", "length at least " + ((long) offset + width) + " (features)", x.length);
  }
}
