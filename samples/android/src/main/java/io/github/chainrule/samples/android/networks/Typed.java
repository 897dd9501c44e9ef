package io.github.chainrule.samples.android.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Classes;
import io.github.chainrule.dsl.Conv1D;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.GlobalMaxPool;
import io.github.chainrule.dsl.Input;
import io.github.chainrule.dsl.Length;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Output;
import io.github.chainrule.dsl.Unit;
import io.github.chainrule.runtime.Layer;

/** A network of features, a stream of them and classes, as Java 8 has them. */
@Network
public interface Typed {
  /** Where somebody is. */
  enum Place {
    /** Inside. */
    HOME,
    /** Outside. */
    STREET
  }

  /** What somebody does. */
  enum Activity {
    /** Nothing. */
    REST,
    /** Slow. */
    WALK,
    /** Fast. */
    RUN
  }

  /** A reading of a sensor. */
  class Reading {
    /** Along three axes. */
    @Length(3)
    @Unit("m/s²")
    public float[] acceleration;

    /** Whether the sensor is held. */
    public boolean held;
  }

  /** Who wears the sensor. */
  class Person {
    /** In years. */
    @Unit("years")
    public int age;

    /** Where. */
    public Place place;
  }

  /** The readings of a second. */
  @Input(features = Reading.class, steps = 10)
  Layer motion();

  /** Whose they are. */
  @Input(features = Person.class)
  Layer person();

  /** Windows of three readings. */
  @Conv1D(from = "motion", filters = 4, kernel = 3, activation = Activation.RELU)
  Layer windows();

  /** The strongest of each. */
  @GlobalMaxPool
  Layer strongest();

  /** What they do. */
  @Output
  @Loss(LossFunction.CROSS_ENTROPY)
  @Dense(from = {"strongest", "person"})
  @Classes(Activity.class)
  Layer activity();

  /** How fast they do it. */
  @Output
  @Dense(
      from = {"strongest", "person"},
      units = 1)
  Layer speed();
}
