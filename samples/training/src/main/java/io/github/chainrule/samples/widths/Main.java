package io.github.chainrule.samples.widths;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.CrossValidation;
import io.github.chainrule.runtime.f32.train.CrossValidationResult;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.samples.flowers.FlowerTable;
import java.io.IOException;
import java.util.Locale;

/** Compares networks of several widths by cross-validation. */
public final class Main {
  private static final int FOLDS = 5;
  private static final long SEED = 1;

  private Main() {}

  /**
   * Prints the accuracy of each width.
   *
   * @param args unused
   * @throws IOException if the table of flowers cannot be read
   */
  public static void main(String[] args) throws IOException {
    System.out.printf(
        Locale.ROOT, "Accuracy of %d folds%nhidden  parameters    mean  deviation%n", FOLDS);
    for (Model candidate : Widths.candidates(SEED)) {
      CrossValidationResult result = judge(candidate, FlowerTable.read());
      System.out.printf(
          Locale.ROOT,
          "%6d%12d%8.4f%11.4f%n",
          candidate.layers().get(0).units(),
          candidate.parameters().length,
          result.mean(Metric.ACCURACY),
          result.deviation(Metric.ACCURACY));
    }
  }

  /** Fits copies of a network to all folds but one and judges them by that. */
  static CrossValidationResult judge(Model candidate, Dataset flowers) {
    Trainer trainer = Trainer.builder().optimizer(new Adam(0.01)).epochs(60).seed(SEED).build();
    return CrossValidation.of(trainer)
        .withStandardInputs()
        .run(candidate, flowers.stratifiedFolds(FOLDS, SEED), Metric.ACCURACY);
  }
}
