package io.github.chainrule.samples.stream;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.f32.data.ScalingBuilder;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainingResult;
import io.github.chainrule.samples.losses.FraudNetwork;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a table, measures it in pieces and learns from it, with a few rows in memory at a time.
 */
public final class Main {
  /** The rows that are judged and not learned from. */
  private static final int OTHERS = 1000;

  private Main() {}

  /** Takes the number of rows, 20,000 if none is given. */
  public static void main(String[] args) throws IOException {
    int rows = args.length == 0 ? 20_000 : Integer.parseInt(args[0]);
    Path table = Files.createTempFile("payments", ".csv");
    Path others = Files.createTempFile("others", ".csv");
    try {
      write(table, rows, 1);
      write(others, OTHERS, 2);
      TrainingResult result = learn(table, others);
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      System.out.printf(
          "%,d rows, %,d bytes, heap of %,d MB: loss %.4f, then %.4f; of other rows %.4f%n",
          rows,
          Files.size(table),
          megabytes,
          result.history().loss()[0],
          result.history().loss()[1],
          result.history().validationLoss()[1]);
    } finally {
      Files.delete(table);
      Files.delete(others);
    }
  }

  static void write(Path table, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    try (BufferedWriter out = Files.newBufferedWriter(table)) {
      for (int row = 0; row < rows; row++) {
        double amount = 100 * random.nextDouble();
        double hour = 24 * random.nextDouble();
        int fraud = amount > 60 && hour < 6 ? 1 : 0;
        out.write((float) amount + "," + (float) hour + "," + fraud + "\n");
      }
    }
  }

  static TrainingResult learn(Path file, Path others) throws IOException {
    FraudNetwork network = FraudNetwork.create(1);
    SampleSource table = new CsvSource(file, 2, 1);
    ScalingBuilder columns = new ScalingBuilder(2).addInputs(table);
    ModelScaling scaling = ModelScaling.ofInputs(columns.buildStandard());
    SampleSource source = table.scaled(scaling).shuffled(10_000, 1).prefetched(4096);
    Dataset validation = new CsvSource(others, 2, 1).take(OTHERS);
    return Trainer.builder()
        .epochs(2)
        .batchSize(64)
        .validation(scaling.apply(validation))
        .build()
        .fitStream(network, source);
  }
}
