package io.github.chainrule.samples.flowers;

import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on a console how far a fit is, and the validation loss. */
final class ConsoleProgress extends TrainingListener implements AutoCloseable {
  private static final int WIDTH = 78;
  private static final int MILLISECONDS = 100;

  private final PrintStream console;

  /** Null until the first epoch has ended, which tells how many there are. */
  private ProgressBar bar;

  ConsoleProgress(PrintStream console) {
    this.console = console;
  }

  @Override
  public void epochEnded(Progress progress) {
    if (bar == null) {
      bar = newBar(progress.epochs());
    }
    bar.stepTo(progress.epoch());
    bar.setExtraMessage(String.format(Locale.ROOT, "loss %.4f", progress.validationLoss()));
  }

  private ProgressBar newBar(int epochs) {
    return ProgressBar.builder()
        .setTaskName("Learning")
        .setInitialMax(epochs)
        .setUnit(" epochs", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(MILLISECONDS)
        .setConsumer(new ConsoleProgressBarConsumer(console, WIDTH))
        .hideEta()
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
