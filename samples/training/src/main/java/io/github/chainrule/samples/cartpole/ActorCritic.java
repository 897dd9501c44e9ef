package io.github.chainrule.samples.cartpole;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.UpdateRule;
import io.github.chainrule.runtime.f32.train.Updater;
import java.util.ArrayList;
import java.util.List;

/**
 * Advantage actor-critic (V. Mnih et al.: Asynchronous methods for deep reinforcement learning,
 * ICML 2016) with generalised advantages (J. Schulman et al., ICLR 2016): several carts take some
 * steps by the policy, then the network takes one.
 */
final class ActorCritic {
  /** The most updates that learning takes. */
  static final int UPDATES = 1000;

  /** So many updates are taken before the policy is tried. */
  static final int BETWEEN = 20;

  private static final int TRIALS = 50;
  private static final int CARTS = 8;
  private static final int STEPS = 256;
  private static final int SAMPLES = CARTS * STEPS;
  private static final int OUTPUTS = 3;
  private static final int VALUE = 2;
  private static final double DISCOUNT = 0.995;
  private static final double TRACE = 0.97;

  /** Values are learned in units of what they can be at most. */
  private static final double SCALE = 1 / (1 - DISCOUNT);

  private final BalancerNetwork network;
  private final Forward forward;
  private final Backprop backprop;
  private final Updater updater;
  private final Generator random;
  private final CartPole[] carts = new CartPole[CARTS];

  // Step by step, in each cart by cart; of states and outputs one step more.
  private final float[] x = new float[(SAMPLES + CARTS) * CartPole.STATE];
  private final float[] y = new float[(SAMPLES + CARTS) * OUTPUTS];
  private final float[] t = new float[SAMPLES * OUTPUTS];
  private final float[] one = new float[CartPole.STATE];
  private final float[] seen = new float[OUTPUTS];
  private final int[] pushes = new int[SAMPLES];
  private final boolean[] ended = new boolean[SAMPLES];

  /** What is still to come after a step that ended an episode: nothing, if the pole fell. */
  private final double[] beyond = new double[SAMPLES];

  private final double[] advantages = new double[SAMPLES];
  private final float[] g;

  ActorCritic(long seed) {
    network = BalancerNetwork.create(seed);
    forward = network.newForward();
    backprop = network.newBackprop();
    updater = UpdateRule.of(new Adam(0.005)).withClipNorm(0.5).newUpdater(network);
    random = new Generator(seed);
    g = new float[BalancerNetwork.PARAMETERS];
    for (int cart = 0; cart < CARTS; cart++) {
      carts[cart] = new CartPole();
      carts[cart].begin(random);
    }
  }

  BalancerNetwork network() {
    return network;
  }

  /**
   * Learns until the pole stays up in all of some trials.
   *
   * @return the mean length of an episode in the trials, before learning and after every {@link
   *     #BETWEEN} updates
   */
  List<Double> learn() {
    List<Double> lengths = new ArrayList<>();
    double length = judged(network, TRIALS, 0);
    lengths.add(length);
    for (int update = 1; update <= UPDATES && length < CartPole.LONGEST; update++) {
      update();
      if (update % BETWEEN == 0) {
        length = judged(network, TRIALS, update);
        lengths.add(length);
      }
    }
    return lengths;
  }

  /** Takes a step of learning. */
  private void update() {
    for (int step = 0; step < STEPS; step++) {
      act(step);
    }
    look(STEPS);
    judge();
    double loss = backprop.gradient(x, t, SAMPLES, g);
    updater.step(g, loss);
  }

  /** Reads all carts, and asks the network about them. */
  private void look(int step) {
    for (int cart = 0; cart < CARTS; cart++) {
      int sample = step * CARTS + cart;
      carts[cart].read(one, 0);
      System.arraycopy(one, 0, x, sample * CartPole.STATE, CartPole.STATE);
      forward.forward(one, seen);
      System.arraycopy(seen, 0, y, sample * OUTPUTS, OUTPUTS);
    }
  }

  private void act(int step) {
    look(step);
    for (int cart = 0; cart < CARTS; cart++) {
      int sample = step * CARTS + cart;
      CartPole pole = carts[cart];
      pushes[sample] = random.nextDouble() < y[sample * OUTPUTS] ? 0 : 1;
      pole.push(pushes[sample]);
      ended[sample] = pole.isOver();
      if (ended[sample]) {
        beyond[sample] = pole.hasFallen() ? 0 : valueOf(pole);
        pole.begin(random);
      }
    }
  }

  private double valueOf(CartPole pole) {
    pole.read(one, 0);
    forward.forward(one, seen);
    return seen[VALUE] * SCALE;
  }

  /** Writes targets: the advantage of what was done, and what the value should have been. */
  private void judge() {
    for (int cart = 0; cart < CARTS; cart++) {
      double advantage = 0;
      for (int step = STEPS - 1; step >= 0; step--) {
        int sample = step * CARTS + cart;
        double next = ended[sample] ? beyond[sample] : value(sample + CARTS);
        double surprise = 1 + DISCOUNT * next - value(sample);
        advantage = surprise + (ended[sample] ? 0 : DISCOUNT * TRACE * advantage);
        advantages[sample] = advantage;
      }
    }
    double mean = 0;
    for (double advantage : advantages) {
      mean += advantage / SAMPLES;
    }
    double square = 0;
    for (double advantage : advantages) {
      square += (advantage - mean) * (advantage - mean) / SAMPLES;
    }
    double deviation = Math.sqrt(square) + 1e-8;
    for (int sample = 0; sample < SAMPLES; sample++) {
      int from = sample * OUTPUTS;
      t[from] = 0;
      t[from + 1] = 0;
      t[from + pushes[sample]] = (float) ((advantages[sample] - mean) / deviation);
      t[from + VALUE] = (float) ((advantages[sample] + value(sample)) / SCALE);
    }
  }

  private double value(int sample) {
    return y[sample * OUTPUTS + VALUE] * SCALE;
  }

  /** The mean length of episodes in which always the likelier push is made. */
  static double judged(BalancerNetwork network, int episodes, long seed) {
    Generator random = new Generator(seed);
    CartPole pole = new CartPole();
    float[] state = new float[CartPole.STATE];
    float[] seen = new float[OUTPUTS];
    Forward forward = network.newForward();
    double steps = 0;
    for (int episode = 0; episode < episodes; episode++) {
      pole.begin(random);
      while (!pole.isOver()) {
        pole.read(state, 0);
        forward.forward(state, seen);
        pole.push(seen[0] > seen[1] ? 0 : 1);
      }
      steps += pole.steps();
    }
    return steps / episodes;
  }
}
