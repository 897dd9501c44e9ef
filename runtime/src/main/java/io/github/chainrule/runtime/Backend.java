package io.github.chainrule.runtime;

import io.github.chainrule.runtime.internal.VectorUnit;

/**
 * What computes samples, one or many: plain Java, or the vectors of {@code jdk.incubator.vector},
 * whose results are the same to the bit.
 *
 * <p>Vectors are used from Java 17 on where the virtual machine is started with {@code
 * --add-modules jdk.incubator.vector}, if it compiles them. Nothing else has to be done or changed.
 */
public final class Backend {
  private Backend() {}

  /**
   * Says what is used and why: {@code "vector, 512 bits"}, or {@code "portable: "} followed by the
   * reason, as in {@code "portable: jdk.incubator.vector is not among the modules"}. This stays the
   * same as long as the virtual machine runs.
   *
   * <p>Vectors are fast only once they are compiled. A daemon thread of low priority sees to that
   * when something is first computed, which takes a second or two; meanwhile plain Java computes,
   * and for ever if they are not as fast as plain Java within a minute.
   *
   * @return a line for a log
   */
  public static String description() {
    return VectorUnit.description();
  }
}
