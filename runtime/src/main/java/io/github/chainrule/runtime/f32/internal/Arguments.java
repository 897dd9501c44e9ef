package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.Unexpected;

/**
 * Checks the arguments of generated code. For generated code.
 *
 * <p>The checks are small enough to be inlined into the evaluators; what they do in case of failure
 * is kept apart.
 */
public final class Arguments {
  private Arguments() {}

  /**
   * Checks that an array has exactly the length of what it holds.
   *
   * @param name the name of the argument
   * @param a the argument
   * @param expected the number of elements that it must have
   * @param what the word for what it holds, such as {@code inputs}
   * @throws IllegalArgumentException if it has another length, such as {@code x: expected length 4
   *     (inputs), got 3}
   * @throws NullPointerException if it is null; the message is the name
   */
  public static void length(String name, float[] a, int expected, String what) {
    if (a == null || a.length != expected) {
      throw badLength(name, a, expected, what);
    }
  }

  /**
   * Checks that an array has room for n rows. There is no upper limit.
   *
   * @param name the name of the argument
   * @param a the argument
   * @param n the number of rows that it must have, one a sample
   * @param width the number of elements of a row
   * @param what the word for what a row holds, such as {@code inputs}
   * @throws IllegalArgumentException if it is shorter, such as {@code x: expected length at least
   *     12 (3 samples x 4 inputs), got 8}
   * @throws NullPointerException if it is null; the message is the name
   */
  public static void rows(String name, float[] a, int n, int width, String what) {
    // In long: the product of two ints may not fit an int, but always fits a long.
    if (a == null || a.length < (long) n * width) {
      throw badRows(name, a, n, width, what);
    }
  }

  /**
   * Checks what may be left out: that an array, if there is one, has exactly the length of what it
   * holds.
   *
   * @param name the name of the argument
   * @param a the argument, which may be null
   * @param expected the number of elements that it must have
   * @param what the word for what it holds, such as {@code inputs}
   * @throws IllegalArgumentException if it has another length
   */
  public static void lengthOrNull(String name, float[] a, int expected, String what) {
    if (a != null) {
      length(name, a, expected, what);
    }
  }

  /**
   * Checks what may be left out: that an array, if there is one, has room for n rows.
   *
   * @param name the name of the argument
   * @param a the argument, which may be null
   * @param n the number of rows that it must have, one a sample
   * @param width the number of elements of a row
   * @param what the word for what a row holds, such as {@code inputs}
   * @throws IllegalArgumentException if it is shorter
   */
  public static void rowsOrNull(String name, float[] a, int n, int width, String what) {
    if (a != null) {
      rows(name, a, n, width, what);
    }
  }

  /**
   * Checks that there is something to compute.
   *
   * @param g an argument that may be left out
   * @param dx another one
   * @throws NullPointerException if both are
   */
  public static void either(float[] g, float[] dx) {
    if (g == null && dx == null) {
      throw new NullPointerException("g and dx");
    }
  }

  /**
   * Checks that an array that is to be written is none that is read.
   *
   * @param name the name of the argument
   * @param a the argument, null if nothing is to be written
   * @param x another argument
   * @param p the parameters
   * @throws IllegalArgumentException if it is one of the others
   */
  public static void written(String name, float[] a, float[] x, float[] p) {
    if (a != null && (a == x || a == p)) {
      throw shared(name);
    }
  }

  /**
   * Checks that an array that is to be written is none that is read.
   *
   * @param name the name of the argument
   * @param a the argument, null if nothing is to be written
   * @param x another argument
   * @param e another argument, which may be null
   * @param p the parameters
   * @throws IllegalArgumentException if it is one of the others
   */
  public static void written(String name, float[] a, float[] x, float[] e, float[] p) {
    if (a != null && (a == x || a == e || a == p)) {
      throw shared(name);
    }
  }

  /**
   * Checks that an array that is to be written is none that is read or written besides.
   *
   * @param name the name of the argument
   * @param a the argument, null if nothing is to be written
   * @param x another argument
   * @param e another argument, which may be null
   * @param g another argument, which may be null
   * @param p the parameters
   * @throws IllegalArgumentException if it is one of the others
   */
  public static void written(String name, float[] a, float[] x, float[] e, float[] g, float[] p) {
    if (a != null && (a == x || a == e || a == g || a == p)) {
      throw shared(name);
    }
  }

  private static RuntimeException shared(String name) {
    return Unexpected.argument(name, "an array of its own", "another argument or the parameters");
  }

  /**
   * Checks a number of samples.
   *
   * @param n the number of samples
   * @throws IllegalArgumentException if it is less than 1
   */
  public static void samples(int n) {
    if (n < 1) {
      throw Unexpected.argument("n", "at least 1", n);
    }
  }

  /**
   * Checks the number of a layer.
   *
   * @param layer the layer
   * @param layers the number of layers
   * @throws IllegalArgumentException unless it is of [0, layers)
   */
  public static void layer(int layer, int layers) {
    if (layer < 0 || layer >= layers) {
      throw Unexpected.argument("layer", "0 to " + (layers - 1), layer);
    }
  }

  private static RuntimeException badLength(String name, float[] a, int expected, String what) {
    if (a == null) {
      return new NullPointerException(name);
    }
    return Unexpected.argument(name, "length " + expected + " (" + what + ")", a.length);
  }

  private static RuntimeException badRows(String name, float[] a, int n, int width, String what) {
    if (a == null) {
      return new NullPointerException(name);
    }
    String samples = n == 1 ? " sample x " : " samples x ";
    String rows = " (" + n + samples + width + " " + what + ")";
    return Unexpected.argument(name, "length at least " + (long) n * width + rows, a.length);
  }
}
