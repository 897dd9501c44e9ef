package io.github.chainrule.runtime.internal;

/**
 * Decides whether vectors are used. This is the class of Java 8 to 16, of Android, and of class
 * folders without those of later versions; Java 17 finds another of the same name in the jar.
 */
public final class VectorUnit {
  private VectorUnit() {}

  /**
   * Whether vectors are used.
   *
   * @return whether they are used
   */
  public static boolean isUsed() {
    return false;
  }

  /**
   * How many floats a vector has.
   *
   * @return the number of lanes
   */
  public static int floats() {
    return 1;
  }

  /**
   * What is used and why, a line for a log.
   *
   * @return the line
   */
  public static String description() {
    return "portable: vectors need Java 17, and the runtime as a jar";
  }

  /**
   * Whether the virtual machine makes vector code of loops only if all arrays of a type are read
   * and written at places that whole vectors lie between.
   *
   * @return whether it does
   */
  public static boolean loopsNeedAlignment() {
    return false;
  }
}
