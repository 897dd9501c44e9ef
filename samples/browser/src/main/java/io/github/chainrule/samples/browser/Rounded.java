package io.github.chainrule.samples.browser;

import org.teavm.jso.JSBody;

/** What {@link JavaArithmetic} has JavaScript do with the result of each operation. */
public final class Rounded {
  private Rounded() {}

  /**
   * The nearest float.
   *
   * @param result of an operation of floats, computed in double
   * @return the result that Java has
   */
  public static float toFloat(float result) {
    return round(result);
  }

  /**
   * The same number, between brackets.
   *
   * @param result of an operation of doubles
   * @return the result
   */
  public static double whole(double result) {
    return bracket(result);
  }

  @JSBody(params = "a", script = "return Math.fround(a);")
  private static native float round(float a);

  @JSBody(params = "a", script = "return +a;")
  private static native double bracket(double a);
}
