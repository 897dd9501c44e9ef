package io.github.chainrule.samples.cartpole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import org.junit.jupiter.api.Test;

class CartPoleTest {
  /** Worked out by hand from the equations of motion, for a pole that is almost upright. */
  @Test
  void aPushMovesTheCartAndTurnsThePoleTheOtherWay() {
    CartPole pole = new CartPole();
    float[] state = new float[CartPole.STATE];
    pole.begin(new Generator(1));
    pole.read(state, 0);
    double speed = state[1];
    double turning = state[3];
    pole.push(1);
    pole.read(state, 0);
    assertEquals(0.195, state[1] - speed, 0.01);
    assertEquals(-0.293, state[3] - turning, 0.03);
    assertEquals(1, pole.steps());
  }

  @Test
  void aPoleThatIsAlwaysPushedOneWayFalls() {
    CartPole pole = new CartPole();
    pole.begin(new Generator(2));
    while (!pole.isOver()) {
      pole.push(0);
    }
    assertTrue(pole.hasFallen());
    assertTrue(pole.steps() < 12, "after " + pole.steps());
    pole.begin(new Generator(3));
    assertFalse(pole.isOver());
  }

  @Test
  void trunkAndHeadsLearnToBalance() {
    double before = 0;
    double after = 0;
    for (int seed = 0; seed < 5; seed++) {
      ActorCritic learner = new ActorCritic(seed);
      before += learner.learn().get(0) / 5;
      after += ActorCritic.judged(learner.network(), 100, 9999) / 5;
    }
    assertTrue(before < 350, "steps an episode before learning: " + before);
    assertTrue(after >= 475, "steps an episode: " + after);
  }
}
