package io.github.chainrule.samples.spark;

import org.apache.spark.ml.util.Identifiable;

/**
 * The id of a stage. Constructors of Spark's classes make parameters, which ask the stage for its
 * id before its own constructor can set it: until then it is the one announced here, as an argument
 * of that constructor.
 */
final class Uid {
  private static final ThreadLocal<String> ANNOUNCED = new ThreadLocal<>();

  private final String value;

  private Uid(String value) {
    this.value = value;
  }

  /** Announces an id that is known, as that of a copy or of a stage that was saved. */
  static Uid known(String value) {
    ANNOUNCED.set(value);
    return new Uid(value);
  }

  /** Announces a new id. */
  static Uid random(String prefix) {
    return known(Identifiable.randomUID(prefix));
  }

  /** What a stage's field holds from now on. */
  String settle() {
    ANNOUNCED.remove();
    return value;
  }

  /** The id of the stage whose field has none yet. */
  static String announced() {
    return ANNOUNCED.get();
  }
}
