package io.github.chainrule.samples.personalisation;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import java.util.Locale;

/** Learns the gestures of many, then adapts the last layer to one person and tells the price. */
public final class Main {
  private static final Hand PERSON = new Hand("one person", 50, 8);

  private final GestureReaderNetwork network;
  private final Dataset many;
  private final Dataset ofThePerson;
  private final long seed;

  private Main(long seed) {
    this.seed = seed;
    network = GestureReaderNetwork.create(seed);
    many = Hand.POPULATION.draw(1000, seed + 1);
    ofThePerson = PERSON.draw(1000, seed + 2);
  }

  /**
   * Runs the sample.
   *
   * @param args the seed of gestures and weights, 0 if there is none
   */
  public static void main(String[] args) {
    new Main(args.length == 0 ? 0 : Long.parseLong(args[0])).run();
  }

  private void run() {
    learn();
    double manyBefore = accuracy(many);
    double personBefore = accuracy(ofThePerson);
    float[] before = network.parameters().clone();
    adapt();
    print("%nGestures read right    before    after%n");
    row(PERSON, personBefore, accuracy(ofThePerson));
    row(Hand.POPULATION, manyBefore, accuracy(many));
    changes(before);
  }

  private void learn() {
    Dataset seen = Hand.POPULATION.draw(2000, seed + 3);
    Trainer.builder().optimizer(new Adam(0.005)).epochs(20).build().fit(network, seen);
    print("Gestures of the population, %,d of them, are learnt%n", seen.size());
    for (Layer layer : network.layers()) {
      print("  %s%n", layer);
    }
  }

  private void adapt() {
    Dataset few = PERSON.draw(60, seed + 4);
    Cost cost = new Cost();
    Trainer.builder()
        .optimizer(new Adam(0.003))
        .batchSize(10)
        .epochs(50)
        .freeze("strokes", "features")
        .listener(cost)
        .build()
        .fit(network, few);
    print("%nAdapting to %d gestures of %s,", few.size(), PERSON.name());
    print(" who turns them by %.0f degrees%n", PERSON.tilt());
    print("  %d steps in %.1f ms,", cost.steps(), cost.milliseconds());
    print(" all of them in the thread that asked for it%n");
    print("  bytes allocated: %,d with the first step,", cost.bytesOfFirst());
    print(" for buffers, state and classes;%n");
    int others = cost.steps() - 1;
    print("  0 by %d of the other %d", cost.quiet(), others);
    if (cost.quiet() < others) {
      print(", %,d by the rest for what the virtual machine loaded", cost.bytesOfOthers());
    }
    print("%n");
  }

  private double accuracy(Dataset data) {
    return Metric.ACCURACY.of(network, data);
  }

  private static void row(Hand hand, double before, double after) {
    print("  %-16s%9.1f %%%7.1f %%%n", hand.name(), 100 * before, 100 * after);
  }

  /** Compares the parameters bit for bit. */
  private void changes(float[] before) {
    print("%nParameters           all  changed%n");
    for (Layer layer : network.layers()) {
      int end = layer.biasOffset() + layer.units();
      int changed = 0;
      for (int k = layer.weightsOffset(); k < end; k++) {
        int bits = Float.floatToRawIntBits(network.parameters()[k]);
        changed += bits == Float.floatToRawIntBits(before[k]) ? 0 : 1;
      }
      print("  %-14s%8d%9d%n", layer.name(), end - layer.weightsOffset(), changed);
    }
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
