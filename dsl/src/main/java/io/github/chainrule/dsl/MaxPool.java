package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a layer that reduces steps or images to the largest of
 * each window, channel by channel. The derivative goes to the first of equal ones.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxPool {
  /**
   * The layers or inputs that the layer reads, by their names. Several are joined along the
   * channels; a name may occur twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first
   */
  String[] from() default {};

  /**
   * The lengths of a window: over steps one number, over images one for both axes, or the height
   * and the width.
   *
   * @return the numbers, each at least 1
   */
  int[] size();

  /**
   * From one window to the next.
   *
   * @return the numbers, each at least 1; none for those of {@link #size}
   */
  int[] stride() default {};

  /**
   * How far windows reach over the ends, unless {@link #pad} says so.
   *
   * @return the padding
   */
  Padding padding() default Padding.VALID;

  /**
   * How far windows reach over the ends: one number for all; over steps two for start and end; over
   * images two for those of the height and of the width, or four for top, bottom, left and right.
   *
   * @return the numbers, none for {@link #padding}
   */
  int[] pad() default {};
}
