package io.github.chainrule.samples.cartpole;

import io.github.chainrule.display.LineChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Learns to balance a pole, and prints how long it stays up. */
public final class Main {
  private static final int EPISODES = 100;

  private Main() {}

  /**
   * Runs the sample.
   *
   * @param args the folder for the picture, {@code target/samples/cartpole} if there is none
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "target/samples/cartpole" : args[0]);
    ActorCritic learner = new ActorCritic(1);
    List<Double> lengths = learner.learn();
    double[] updates = new double[lengths.size()];
    System.out.println("updates  steps an episode, of 500");
    for (int trial = 0; trial < updates.length; trial++) {
      updates[trial] = trial * ActorCritic.BETWEEN;
      System.out.printf("%7.0f%10.1f%n", updates[trial], lengths.get(trial));
    }
    System.out.printf(
        "%nOn average of %d new episodes, making always the likelier push: %.1f steps%n",
        EPISODES, ActorCritic.judged(learner.network(), EPISODES, 99));
    new LineChart("A pole on a cart", "update", "steps an episode")
        .line("steps", updates, lengths.stream().mapToDouble(it -> it).toArray())
        .save(folder.resolve("learning.png"));
    System.out.printf("See %s%n", folder.resolve("learning.png"));
  }
}
