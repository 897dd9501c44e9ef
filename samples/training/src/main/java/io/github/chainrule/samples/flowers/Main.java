package io.github.chainrule.samples.flowers;

import io.github.chainrule.display.ConsoleProgress;
import io.github.chainrule.display.LearningCurve;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.train.TrainingResult;
import io.github.chainrule.runtime.train.History;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Learns the flowers, saves what was learnt, loads it, and reports how good it is. */
public final class Main {
  private static final long SEED = 0;

  private final PrintStream out;
  private final PrintStream console;

  private Main(PrintStream out, PrintStream console) {
    this.out = out;
    this.console = console;
  }

  /**
   * Runs the sample; the progress bar goes to the error output.
   *
   * @param args the folder for the model and the picture, {@code target/samples/flowers} if there
   *     is none
   * @throws IOException if they cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "target/samples/flowers" : args[0]);
    Files.createDirectories(folder);
    new Main(System.out, System.err).run(folder);
  }

  private void run(Path folder) throws IOException {
    File file = folder.resolve("iris.safetensors").toFile();
    Experiment experiment;
    try (ConsoleProgress progress = new ConsoleProgress(console)) {
      experiment = Experiment.run(FlowerTable.read(), SEED, progress, file);
    }
    curve(experiment.result(), folder.resolve("curve.png"));
    Expert loaded = Expert.load(file);
    judge(loaded.confusion(experiment.split().second()));
    print(
        "%nSaved, and loaded again: %s answers%n",
        Arrays.equals(
                experiment.trained().answers(experiment.split().second()),
                loaded.answers(experiment.split().second()))
            ? "the same"
            : "other");
    print("%s%n%s%n", folder.resolve("curve.png"), file);
  }

  private void curve(TrainingResult result, Path png) throws IOException {
    History history = result.history();
    LearningCurve.of("Learning three species of iris", history).save(png);
    print("Iris with a trainer, seed %d%n epoch    loss  validation  accuracy%n", SEED);
    for (int epoch = 1; epoch < history.epochs(); epoch *= 2) {
      row(history, epoch);
    }
    row(history, history.epochs());
    print("Ended by %s; the best parameters are those of:%n", result.reason());
    row(history, result.epochOfParameters());
  }

  private void row(History history, int epoch) {
    print(
        "%6d%8.4f%12.4f%10.3f%n",
        epoch,
        history.loss()[epoch - 1],
        history.validationLoss()[epoch - 1],
        history.metric("accuracy")[epoch - 1]);
  }

  private void judge(ConfusionMatrix confusion) {
    print(
        "%nTest accuracy %.3f (%d flowers), F1 %.3f%n",
        confusion.accuracy(), confusion.samples(), confusion.f1());
    print("%-12s", "");
    FlowerTable.SPECIES.forEach(species -> print("%12s", species));
    print("  (answer)%n");
    for (int actual = 0; actual < confusion.classes(); actual++) {
      print("%-12s", FlowerTable.SPECIES.get(actual));
      for (int answer = 0; answer < confusion.classes(); answer++) {
        print("%12d", confusion.count(actual, answer));
      }
      print("%n");
    }
  }

  private void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
  }
}
