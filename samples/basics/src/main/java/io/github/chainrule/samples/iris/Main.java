package io.github.chainrule.samples.iris;

import java.io.PrintStream;
import java.util.Locale;

/** Learns Fisher's flowers and reports how well, and what the answer about one flower hangs on. */
public final class Main {
  private final PrintStream out;
  private final Experiment experiment;

  private Main(PrintStream out, Experiment experiment) {
    this.out = out;
    this.experiment = experiment;
  }

  /**
   * Runs one experiment.
   *
   * @param args the seed, 0 if there is none
   */
  public static void main(String[] args) {
    long seed = args.length == 0 ? 0 : Long.parseLong(args[0]);
    Main main = new Main(System.out, new Experiment(seed));
    main.print("Iris, seed %d%n", seed);
    main.report();
  }

  private void report() {
    for (int layer = 0; layer < experiment.network().layers().size(); layer++) {
      print("  %s%n", experiment.network().layers().get(layer));
    }
    losses();
    Answers answers = experiment.answers();
    confusion(answers);
    flower(answers, answers.leastSure());
  }

  private void losses() {
    print("%nLearning from %d flowers%n step    loss%n", experiment.training().size());
    double[] losses = experiment.losses();
    for (int step = 0; step < losses.length; step = step == 0 ? 1 : nextMark(step)) {
      print("%5d  %6.4f%n", step, losses[step]);
    }
    print("%5d  %6.4f%n", losses.length - 1, losses[losses.length - 1]);
  }

  /** 1, 2, 5, 10, 20, 50 and so on. */
  private static int nextMark(int step) {
    return Integer.toString(step).startsWith("2") ? step / 2 * 5 : step * 2;
  }

  private void confusion(Answers answers) {
    print("%n%d of %d test flowers right%n", answers.right(), experiment.test().size());
    print("%-12s", "");
    Flowers.SPECIES.forEach(species -> print("%12s", species));
    print("  (answer)%n");
    int[][] confusion = answers.confusion();
    for (int truth = 0; truth < confusion.length; truth++) {
      print("%-12s", Flowers.SPECIES.get(truth));
      for (int count : confusion[truth]) {
        print("%12d", count);
      }
      print("%n");
    }
  }

  private void flower(Answers answers, int row) {
    Flowers test = experiment.test();
    print(
        "%nThe answer that is least sure: flower %d, %s%n",
        test.number(row), Flowers.SPECIES.get(test.species(row)));
    for (int i = 0; i < Flowers.MEASUREMENTS.size(); i++) {
      print("  %s %.1f cm%n", Flowers.MEASUREMENTS.get(i), test.centimetres(row, i));
    }
    print("%nIts probabilities, and their change per centimetre (the input Jacobian)%n%-20s", "");
    Flowers.MEASUREMENTS.forEach(measurement -> print("%14s", measurement));
    print("%n");
    double[][] sensitivity = experiment.sensitivity(row);
    for (int k = 0; k < sensitivity.length; k++) {
      print("%-12s%8.3f", Flowers.SPECIES.get(k), answers.probability(row, k));
      for (double change : sensitivity[k]) {
        print("%+14.3f", change);
      }
      print("%n");
    }
    int answer = answers.answer(row);
    print(
        "The answer is %s; what would change it most is the %s.%n",
        Flowers.SPECIES.get(answer), Flowers.MEASUREMENTS.get(strongest(sensitivity[answer])));
  }

  /** The index of the number farthest from 0. */
  private static int strongest(double[] changes) {
    int strongest = 0;
    for (int i = 1; i < changes.length; i++) {
      if (Math.abs(changes[i]) > Math.abs(changes[strongest])) {
        strongest = i;
      }
    }
    return strongest;
  }

  private void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
  }
}
