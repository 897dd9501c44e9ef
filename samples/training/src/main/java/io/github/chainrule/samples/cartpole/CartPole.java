package io.github.chainrule.samples.cartpole;

import io.github.chainrule.runtime.Generator;

/**
 * A pole on a cart that is pushed to the left or to the right, 50 times a second. An episode ends
 * when the pole leans over 12°, the cart leaves the track, or 500 steps are done (A. G. Barto, R.
 * S. Sutton, C. W. Anderson: Neuronlike adaptive elements that can solve difficult learning control
 * problems, IEEE SMC 13, 1983; the limits are those of OpenAI Gym's CartPole-v1).
 */
final class CartPole {
  static final int STATE = 4;
  static final int LONGEST = 500;

  private static final double GRAVITY = 9.8;
  private static final double POLE_MASS = 0.1;
  private static final double MASS = 1.1;
  private static final double HALF_LENGTH = 0.5;
  private static final double FORCE = 10;
  private static final double SECONDS = 0.02;
  private static final double TRACK = 2.4;
  private static final double LEANING = Math.toRadians(12);

  private double place;
  private double speed;
  private double angle;
  private double turning;
  private int steps;

  /** Begins an episode, almost upright. */
  void begin(Generator random) {
    place = random.uniform(-0.05, 0.05);
    speed = random.uniform(-0.05, 0.05);
    angle = random.uniform(-0.05, 0.05);
    turning = random.uniform(-0.05, 0.05);
    steps = 0;
  }

  /** Writes the state: place in m, speed in m/s, angle in rad, angular velocity in rad/s. */
  void read(float[] state, int from) {
    state[from] = (float) place;
    state[from + 1] = (float) speed;
    state[from + 2] = (float) angle;
    state[from + 3] = (float) turning;
  }

  /** Pushes for a fiftieth of a second: 0 to the left, 1 to the right. */
  void push(int direction) {
    double force = direction == 1 ? FORCE : -FORCE;
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    double pushed = (force + POLE_MASS * HALF_LENGTH * turning * turning * sine) / MASS;
    double acceleration =
        (GRAVITY * sine - cosine * pushed)
            / (HALF_LENGTH * (4.0 / 3 - POLE_MASS * cosine * cosine / MASS));
    double cartAcceleration = pushed - POLE_MASS * HALF_LENGTH * acceleration * cosine / MASS;
    place += SECONDS * speed;
    speed += SECONDS * cartAcceleration;
    angle += SECONDS * turning;
    turning += SECONDS * acceleration;
    steps++;
  }

  /** The steps of the episode so far. */
  int steps() {
    return steps;
  }

  boolean hasFallen() {
    return Math.abs(place) > TRACK || Math.abs(angle) > LEANING;
  }

  boolean isOver() {
    return hasFallen() || steps >= LONGEST;
  }
}
