package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.Head;
import io.github.chainrule.runtime.f64.LossModel;
import io.github.chainrule.runtime.f64.Model;
import io.github.chainrule.runtime.f64.SampleLoss;
import io.github.chainrule.runtime.f64.data.Dataset;
import io.github.chainrule.runtime.f64.data.ModelScaling;
import io.github.chainrule.runtime.f64.data.Predictor;
import io.github.chainrule.runtime.f64.data.SampleSource;
import io.github.chainrule.runtime.f64.data.Scaling;
import io.github.chainrule.runtime.f64.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f64.metrics.Metric;
import io.github.chainrule.runtime.f64.train.Adam;
import io.github.chainrule.runtime.f64.train.CrossValidation;
import io.github.chainrule.runtime.f64.train.CrossValidationResult;
import io.github.chainrule.runtime.f64.train.Trainer;
import io.github.chainrule.runtime.f64.train.TrainingResult;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A class and a number, which a trainer reports and scales by the names of their heads. */
class HeadsTest {

  private static final int SAMPLES = 120;

  private static final SampleLoss SQUARES =
      new SampleLoss("SQUARES", true) {
        @Override
        public double of(double[] y, double[] t, double[] e) {
          double sum = 0;
          for (int k = 0; k < y.length; k++) {
            e[k] = y[k] - t[k];
            sum += 0.5 * e[k] * e[k];
          }
          return sum;
        }
      };

  private static NetworkSpec network() {
    List<HeadSpec> heads =
        List.of(
            new HeadSpec(1, LossSpec.of(LossFunction.CROSS_ENTROPY), 1),
            new HeadSpec(2, LossSpec.of(LossFunction.SQUARED_ERROR), 0.5));
    NetworkSpec shape =
        Networks.network(2, LossFunction.SQUARED_ERROR, Networks.dense(1, Activation.TANH));
    NetworkSpec network =
        new NetworkSpec(
            shape.name(),
            shape.parts(),
            Precision.DOUBLE,
            Emission.AUTO,
            List.of(
                Networks.layer("trunk", List.of(-1), 8, Activation.TANH, true),
                Networks.layer("policy", List.of(0), 2, Activation.SOFTMAX, true),
                Networks.layer("value", List.of(0), 1, Activation.IDENTITY, true)),
            heads);
    return Networks.named(network, "heads", "TwoHeads");
  }

  private static Model model() {
    Class<?> type = Build.of(network()).load("heads.TwoHeadsNetwork");
    return (Model) Reflection.call(type, "create", long.class, 1L);
  }

  /** Whether x0 is over x1, and a thousand and their sum in hundreds. */
  private static Dataset data() {
    SplittableRandom random = new SplittableRandom(3);
    double[] x = random.doubles(2 * SAMPLES, -1, 1).toArray();
    double[] t = new double[3 * SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      boolean isOver = x[2 * sample] > x[2 * sample + 1];
      t[3 * sample] = isOver ? 1 : 0;
      t[3 * sample + 1] = isOver ? 0 : 1;
      t[3 * sample + 2] = 1000 + 100 * (x[2 * sample] + x[2 * sample + 1]);
    }
    return Dataset.of(x, 2, t, 3);
  }

  @Test
  void modelTellsItsHeads() {
    List<Head> heads = model().loss().heads();
    assertEquals("policy: outputs 0 to 1, 1.0 CROSS_ENTROPY", heads.get(0).toString());
    assertEquals("value: outputs 2 to 2, 0.5 SQUARED_ERROR", heads.get(1).toString());
  }

  @Test
  void classesAreThoseOfANamedHead() {
    Model model = model();
    Dataset data = data();
    int[] policy = model.loss().head("policy").columns();
    Dataset.Split split = data.stratifiedSplit(0.5, 1, policy);
    assertEquals(sum(data.classes(policy)), 2 * sum(split.first().classes(policy)), 1);
    assertTrue(
        refusal(() -> data.classes())
            .startsWith("targets: expected numbers of [-1, 1], which tell"));
    Trainer.builder().epochs(1).balanced("policy").build().fit(model, data);
    Trainer.builder().epochs(1).classWeights("policy", 1, 20).build().fit(model, data);
    assertTrue(
        refusal(() -> Trainer.builder().balanced().build().fit(model, data))
            .startsWith("balanced: expected the name of the output that has the classes"));
    assertTrue(
        refusal(() -> Trainer.builder().classWeights("polcy", 1, 20).build().fit(model, data))
            .startsWith("head: expected one of [policy, value]"));
    assertTrue(
        refusal(() -> Trainer.builder().balanced("value").build().fit(model, data))
            .startsWith("targets: expected numbers of [-1, 1], which tell"));
  }

  private static int sum(int[] classes) {
    return IntStream.of(classes).sum();
  }

  @Test
  void eachHeadIsScaledReportedAndWatchedByItsName() {
    Model model = model();
    Dataset data = data();
    int[] value = model.loss().head("value").columns();
    ModelScaling scaling =
        ModelScaling.ofOutputs(Scaling.standard(data.copyTargets(), 3).withOnly(value));
    Metric accuracy = Metric.ofHead("policy", Metric.ACCURACY);
    TrainingResult result =
        Trainer.builder()
            .optimizer(new Adam(0.02))
            .epochs(60)
            .metric(Metric.ofHead("value", Metric.R2))
            .validationFraction(0.25)
            .watch(accuracy)
            .build()
            .fit(model, scaling.apply(data));
    assertArrayEquals(
        new String[] {"r2 of value", "accuracy of policy"}, result.history().metricNames());
    assertTrue(accuracy.of(model, scaling.apply(data)) > 0.95);
    assertTrue(ConfusionMatrix.ofHead("policy", model, scaling.apply(data)).accuracy() > 0.95);
    double[] y = Predictor.of(model, scaling).predict(new double[] {0.5, 0.25});
    assertEquals(1, y[0] + y[1], 1e-12);
    assertEquals(1075, y[2], 30);
  }

  /** The number of a sample is not a probability, whatever the loss of the other head. */
  @Test
  void onlyTargetsOfACrossEntropyMustBeProbabilities() {
    Trainer trainer = Trainer.builder().epochs(1).batchSize(50).build();
    Model model = model();
    assertEquals(1, trainer.fit(model, data()).history().epochs());
    double[] before = model.parameters().clone();
    double[] t = data().copyTargets();
    t[3 * 70 + 1] = 1.5;
    Dataset wrong = Dataset.of(data().copyFeatures(), 2, t, 3);
    String expected = "expected targets of [0, 1] for CROSS_ENTROPY of policy";
    assertEquals(
        "data: " + expected + " (Dataset.withFreeTargets takes others), got 1.5 in sample 70",
        refusal(() -> trainer.fit(model, wrong)));
    assertArrayEquals(before, model.parameters());
    assertEquals(
        "source: " + expected + ", got 1.5 in sample 70",
        refusal(() -> trainer.fitStream(model, SampleSource.of(wrong))));
    assertEquals(1, trainer.fit(model, wrong.withFreeTargets()).history().epochs());
    assertEquals(1, trainer.fit(LossModel.of(model, SQUARES), wrong).history().epochs());
  }

  private static String refusal(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  @Test
  void crossValidationScalesNumbersAndLeavesClasses() {
    Metric accuracy = Metric.ofHead("policy", Metric.ACCURACY);
    Metric r2 = Metric.ofHead("value", Metric.R2);
    CrossValidationResult result =
        CrossValidation.of(Trainer.builder().optimizer(new Adam(0.02)).epochs(60).build())
            .withStandardOutputs()
            .run(model(), data().folds(3, 1), accuracy, r2);
    assertTrue(result.mean(accuracy) > 0.9, result::toString);
    assertTrue(result.mean(r2) > 0.9, result::toString);
  }

  @Test
  void unknownHeadIsRefusedBeforeTheFitBegins() {
    Model model = model();
    double[] before = model.parameters().clone();
    Trainer trainer =
        Trainer.builder().epochs(1).metric(Metric.ofHead("values", Metric.R2)).build();
    String message =
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(model, data())).getMessage();
    assertEquals(
        "head: expected one of [policy, value] (did you mean value?), got values", message);
    assertArrayEquals(before, model.parameters());
  }
}
