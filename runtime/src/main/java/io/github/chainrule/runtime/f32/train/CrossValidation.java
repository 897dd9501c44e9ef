package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Predictor;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.List;

/**
 * Fits a model anew for each of several divisions of the samples, and judges it by the part that it
 * has not seen.
 *
 * <pre>{@code
 * CrossValidationResult result =
 *     CrossValidation.of(trainer)
 *         .withStandardInputs()
 *         .run(IrisNetwork.create(1), flowers.stratifiedFolds(5, 1), Metric.ACCURACY, Metric.F1);
 * double mean = result.mean(Metric.ACCURACY);
 * }</pre>
 *
 * <p>Each fit begins with the parameters of the model that it is given, of which it takes a copy.
 * Constants of scaling are measured on what is learned from alone; metrics are in the units of the
 * samples. Immutable.
 */
@CheckReturnValue
public final class CrossValidation {
  /** One of these is null. */
  private final Trainer trainer;

  private final Solver<?> solver;
  private final boolean standardInputs;
  private final boolean standardOutputs;

  private CrossValidation(
      Trainer trainer, Solver<?> solver, boolean standardInputs, boolean standardOutputs) {
    this.trainer = trainer;
    this.solver = solver;
    this.standardInputs = standardInputs;
    this.standardOutputs = standardOutputs;
  }

  /**
   * Fits by a trainer.
   *
   * @param trainer the trainer
   * @return the validation
   * @throws NullPointerException if it is null
   */
  public static CrossValidation of(Trainer trainer) {
    Settings.present("trainer", trainer);
    return new CrossValidation(trainer, null, false, false);
  }

  /**
   * Fits by a solver.
   *
   * @param solver the solver
   * @return the validation
   * @throws NullPointerException if it is null
   */
  public static CrossValidation of(Solver<?> solver) {
    Settings.present("solver", solver);
    return new CrossValidation(null, solver, false, false);
  }

  /**
   * Standardises the inputs, apart from codes that the model looks up.
   *
   * @return the changed copy
   */
  public CrossValidation withStandardInputs() {
    return new CrossValidation(trainer, solver, true, standardOutputs);
  }

  /**
   * Standardises the targets, apart from those that are probabilities to the loss, and brings
   * outputs back before they are judged.
   *
   * @return the changed copy
   */
  public CrossValidation withStandardOutputs() {
    return new CrossValidation(trainer, solver, standardInputs, true);
  }

  /**
   * Fits and judges.
   *
   * @param model what each fit begins with; it is only read
   * @param folds the divisions, such as those of {@link Dataset#folds}
   * @param metrics the metrics, one at least
   * @return the metrics of each fit
   * @throws IllegalArgumentException if there is no division or metric, or they do not fit the
   *     model
   * @throws NullPointerException if something is null
   */
  public CrossValidationResult run(Model model, List<Dataset.Split> folds, Metric... metrics) {
    Settings.present("model", model);
    Settings.present("folds", folds);
    Settings.allPresent("metrics", metrics);
    if (folds.isEmpty()) {
      throw Unexpected.argument("folds", "at least one", "none");
    }
    if (metrics.length == 0) {
      throw Unexpected.argument("metrics", "at least one", "none");
    }
    check(model, folds, metrics);
    double[][] scores = new double[folds.size()][];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = scores(model.copy(), folds.get(k), metrics);
    }
    return new CrossValidationResult(metrics, scores);
  }

  /** Refuses what any fit or its judgement would refuse, before the first of them. */
  private static void check(Model model, List<Dataset.Split> folds, Metric[] metrics) {
    Settings.allPresent("folds", folds.toArray());
    MetricReport.Choice judges = null;
    for (Metric metric : metrics) {
      judges = new MetricReport.Choice(judges, metric);
    }
    for (Dataset.Split fold : folds) {
      Trainer.fits("what is learned from", model, fold.first());
      Trainer.fits("what is judged", model, fold.second());
      judges.check(model, fold.second());
    }
  }

  private double[] scores(Model model, Dataset.Split fold, Metric[] metrics) {
    Dataset learned = fold.first();
    Dataset judged = fold.second();
    ModelScaling scaling = ModelScaling.none();
    if (standardInputs) {
      Scaling inputs = Scaling.standard(learned.copyFeatures(), learned.inputs());
      scaling = scaling.withInputs(inputs.withUnscaledCodes(model));
    }
    if (standardOutputs) {
      Scaling outputs = Scaling.standard(learned.copyTargets(), learned.outputs());
      int[] probabilities = model.loss().probabilities(model.outputs());
      scaling = scaling.withOutputs(outputs.withUnscaled(probabilities));
    }
    if (trainer != null) {
      trainer.fit(model, scaling.apply(learned));
    } else {
      solver.fit(model, scaling.apply(learned));
    }
    int n = judged.size();
    float[] y = Predictor.of(model, scaling).predict(judged.copyFeatures(), n);
    float[] t = judged.copyTargets();
    double[] scores = new double[metrics.length];
    for (int m = 0; m < scores.length; m++) {
      Metric metric = metrics[m].judging(model, judged);
      scores[m] =
          judged.weighted()
              ? metric.of(y, t, judged.copyWeights(), n, judged.outputs())
              : metric.of(y, t, n, judged.outputs());
    }
    return scores;
  }
}
