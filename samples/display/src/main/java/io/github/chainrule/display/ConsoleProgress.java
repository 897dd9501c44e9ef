package io.github.chainrule.display;

import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows on a console how far a fit is, on a line that changes while it runs.
 *
 * <pre>{@code
 * try (ConsoleProgress progress = new ConsoleProgress(System.err)) {
 *   Trainer.builder().listener(progress).build().fit(network, data);
 * }
 * }</pre>
 *
 * <pre>
 * Learning 120/300 [===========>                  ] loss 0.0412, validation 0.0533
 * </pre>
 */
public final class ConsoleProgress extends TrainingListener implements AutoCloseable {
  private static final int BAR = 30;
  private static final long NANOSECONDS = 100_000_000;

  private final PrintStream console;
  private long shownAt;
  private String line = "";
  private double validationLoss = Double.NaN;

  /**
   * Shows nothing until a batch has ended.
   *
   * @param console where the line is, such as {@link System#err}
   */
  public ConsoleProgress(PrintStream console) {
    this.console = console;
  }

  /** Shows how far the fit is, unless it has done so a tenth of a second ago. */
  @Override
  public void batchEnded(Progress progress) {
    if (line.isEmpty() || System.nanoTime() - shownAt >= NANOSECONDS) {
      show(progress, progress.epoch() - 1);
    }
  }

  /** Shows how far the fit is, as after a batch; always, if it was the last epoch. */
  @Override
  public void epochEnded(Progress progress) {
    validationLoss = progress.validationLoss();
    boolean isLast = progress.epoch() == progress.epochs();
    if (isLast || System.nanoTime() - shownAt >= NANOSECONDS) {
      show(progress, progress.epoch());
    }
  }

  private void show(Progress progress, int ended) {
    shownAt = System.nanoTime();
    int full = (int) ((long) BAR * ended / Math.max(1, progress.epochs()));
    String bar = "=".repeat(full) + (full < BAR ? ">" + " ".repeat(BAR - full - 1) : "");
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "Learning %d/%d [", ended, progress.epochs()));
    text.append(bar);
    text.append(String.format(Locale.ROOT, "] loss %.4g", progress.loss()));
    if (!Double.isNaN(validationLoss)) {
      text.append(String.format(Locale.ROOT, ", validation %.4g", validationLoss));
    }
    int shorter = Math.max(0, line.length() - text.length());
    line = text.toString();
    console.print("\r" + line + " ".repeat(shorter));
    console.flush();
  }

  /** Ends the line. */
  @Override
  public void close() {
    if (!line.isEmpty()) {
      console.println();
    }
  }
}
