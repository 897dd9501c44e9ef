package io.github.chainrule.display;

import io.github.chainrule.runtime.train.History;
import java.util.Arrays;

/** Draws how the losses of a fit went, epoch by epoch. */
public final class LearningCurve {
  private LearningCurve() {}

  /**
   * Draws the losses of training and, if there was any, of validation.
   *
   * @param title what was learnt
   * @param history how the fit went, at least an epoch
   * @return a chart with a logarithmic axis if all losses are over 0, to be changed or saved
   * @throws IllegalArgumentException if there is no epoch
   */
  public static LineChart of(String title, History history) {
    if (history.epochs() == 0) {
      throw new IllegalArgumentException("history: expected at least 1 epoch, got 0");
    }
    double[] epochs = new double[history.epochs()];
    Arrays.setAll(epochs, k -> history.firstEpoch() + k);
    double[] validation = history.validationLoss();
    LineChart chart =
        new LineChart(title, "epoch", "mean loss").line("training", epochs, history.loss());
    boolean hasValidation = Arrays.stream(validation).anyMatch(loss -> !Double.isNaN(loss));
    if (hasValidation) {
      chart.line("validation", epochs, validation);
    }
    boolean isPositive = isPositive(history.loss()) && (!hasValidation || isPositive(validation));
    return isPositive ? chart.logarithmic() : chart;
  }

  private static boolean isPositive(double[] losses) {
    return Arrays.stream(losses).allMatch(loss -> loss > 0 || Double.isNaN(loss));
  }
}
