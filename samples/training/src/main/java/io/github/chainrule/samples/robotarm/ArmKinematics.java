package io.github.chainrule.samples.robotarm;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Where the hand of a two-link arm is, by the angles of its two joints. */
@Network(inputs = 2)
public interface ArmKinematics {
  /** Reads the angles of shoulder and elbow in radians. */
  @Dense(units = 32, activation = Activation.TANH)
  Layer hidden();

  /** The coordinates of the hand in metres. */
  @Dense(units = 2)
  Layer hand();
}
