package io.github.chainrule.samples.payments;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.metrics.FeatureImportance;
import io.github.chainrule.runtime.f32.metrics.ThresholdCurve;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Learns which payments are frauds, and from what cost on one is refused. */
public final class Main {
  /** The output that is the probability of a fraud. */
  static final String FRAUD = "verdict.FRAUD";

  /** What it costs to refuse a genuine payment, and to let a fraud pass. */
  private static final double REFUSED = 1;

  private static final double STOLEN = 20;

  private static final int ROWS = 12_000;

  private Main() {}

  /**
   * Runs the sample.
   *
   * @param args the folder for the model, {@code target/samples/payments} if there is none
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "target/samples/payments" : args[0]);
    Files.createDirectories(folder);
    File file = folder.resolve("fraud.safetensors").toFile();
    Dataset train = new PaymentTable(ROWS, 1).dataset();
    FraudNetwork network = FraudNetwork.create(1);
    ModelScaling scaling =
        ModelScaling.ofInputs(
            Scaling.standard(train.copyFeatures(), FraudFeatures.INPUTS)
                .withOnly(network.signature(), "distance", "ratio"));
    learn(network, scaling.apply(train));
    ModelFile.save(network, Attachments.of(scaling), file);
    judge(network, scaling);
    ask(file);
  }

  /** Frauds count for more, since there are so few. */
  private static void learn(FraudNetwork network, Dataset train) {
    Trainer.builder()
        .optimizer(new Adam(0.005))
        .epochs(12)
        .batchSize(64)
        .classWeights(1, STOLEN)
        .build()
        .fit(network, train);
  }

  private static void judge(FraudNetwork network, ModelScaling scaling) {
    Dataset rest = scaling.apply(new PaymentTable(ROWS, 2).dataset());
    int fraud = network.signature().outputNames().indexOf(FRAUD);
    double threshold =
        ThresholdCurve.of(network, rest.slice(0, ROWS / 2), fraud).bestByCost(REFUSED, STOLEN);
    Dataset test = rest.slice(ROWS / 2, ROWS);
    Costs costs = Costs.of(network, test, threshold);
    print("%d payments, %d of them frauds%n", test.size(), costs.frauds());
    print(
        "refused from a probability of %.3f on: %d frauds of %d refusals%n",
        threshold, costs.found(), costs.refusals());
    print(
        "cost %.0f; of letting all pass %.0f%n",
        costs.of(REFUSED, STOLEN), STOLEN * costs.frauds());
    print("%nmean of |dy/dx| times the deviation of x:%n");
    print("%s%n", FeatureImportance.of(network, test).table(FRAUD));
  }

  private static void ask(File file) throws IOException {
    FraudNetwork network = FraudNetwork.create(0);
    FraudPredictor predictor = FraudPredictor.of(network, ModelFile.load(network, file).scaling());
    FraudResult result = predictor.predict(new Payment(250, 3, false, Channel.WEB));
    print(
        "%n%s: fraud with a probability of %.2f%n",
        result.best(), result.probability(Verdict.FRAUD));
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
