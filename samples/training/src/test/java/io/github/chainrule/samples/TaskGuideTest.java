package io.github.chainrule.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.LossModel;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Predictor;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.metrics.Report;
import io.github.chainrule.runtime.f32.metrics.ThresholdCurve;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.CrossValidation;
import io.github.chainrule.runtime.f32.train.CrossValidationResult;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainingResult;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import io.github.chainrule.samples.iris.IrisNetwork;
import io.github.chainrule.samples.losses.DemandNetwork;
import io.github.chainrule.samples.losses.FraudNetwork;
import io.github.chainrule.samples.losses.QuantileLoss;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Runs what the guides to single tasks show. */
class TaskGuideTest {
  /** One payment of twenty is a fraud. */
  private static Dataset payments(int n) {
    Random random = new Random(n);
    float[] x = new float[2 * n];
    float[] t = new float[n];
    for (int k = 0; k < n; k++) {
      t[k] = k % 20 == 0 ? 1 : 0;
      x[2 * k] = (float) random.nextGaussian() + 2 * t[k];
      x[2 * k + 1] = (float) random.nextGaussian();
    }
    return Dataset.of(x, 2, t, 1);
  }

  private static Dataset flowers() {
    float[] x = new float[4 * 90];
    int[] classes = new int[90];
    for (int k = 0; k < 90; k++) {
      classes[k] = k % 3;
      x[4 * k + k % 3] = 3 + k % 7;
    }
    return Dataset.ofClasses(x, 4, classes, 3);
  }

  @Test
  void fewFraudsAreFound() {
    Dataset payments = payments(2000);
    FraudNetwork network = FraudNetwork.create(1);

    Dataset.Split split = payments.stratifiedSplit(0.8, 1);
    Dataset.Split rest = split.second().stratifiedSplit(0.5, 1);
    Trainer.builder().balanced().epochs(20).build().fit(network, split.first());
    ThresholdCurve curve = ThresholdCurve.of(network, rest.first());
    double threshold = curve.bestByCost(1, 20);
    ConfusionMatrix confusion = ConfusionMatrix.of(network, rest.second(), threshold);
    System.out.println(Report.of(network, rest.second(), threshold, "honest", "fraud"));

    assertTrue(confusion.recall(1) > 0.7, confusion.toString());
    assertTrue(curve.rocArea() > 0.85);
  }

  @Test
  void fitIsStoppedByAMetric() {
    Dataset payments = payments(600);
    FraudNetwork network = FraudNetwork.create(1);

    TrainingResult result =
        Trainer.builder()
            .optimizer(new Adam(0.05))
            .epochs(200)
            .balanced()
            .validationFraction(0.3)
            .watch(Metric.F1)
            .earlyStopping(15)
            .reduceOnPlateau(0.5, 5)
            .build()
            .fit(network, payments);

    double[] f1 = result.history().metric("f1");
    assertEquals(Arrays.stream(f1).max().orElseThrow(), f1[result.epochOfParameters() - 1]);
  }

  @Test
  void lossOfOnesOwnIsTrained() {
    Dataset days = Dataset.of(new float[20], 1, new float[40], 2);
    DemandNetwork network = DemandNetwork.create(1);

    Model model = LossModel.of(network, new QuantileLoss(0.1f, 0.9f));
    Trainer.builder().epochs(50).build().fit(model, days);
    float[] y = network.predict(new float[] {0.5f});

    assertEquals(2, y.length);
  }

  @Test
  void readersAskWhileTheNetworkLearns() {
    Dataset flowers = flowers();
    IrisNetwork network = IrisNetwork.create(1);
    ModelScaling scaling = ModelScaling.ofInputs(Scaling.standard(flowers.copyFeatures(), 4));
    float[] x = {3, 0, 0, 0};

    Predictor predictor = Predictor.of(network, scaling);
    TrainingListener publisher =
        new TrainingListener() {
          @Override
          public void epochEnded(Progress progress) {
            predictor.publish(network);
          }
        };
    Trainer.builder().listener(publisher).build().fit(network, scaling.apply(flowers));
    float[] probabilities = predictor.predict(x);

    assertEquals(1, probabilities[0] + probabilities[1] + probabilities[2], 1e-5);
  }

  @Test
  void fiveFoldsJudgeATrainer() {
    Dataset flowers = flowers();
    Trainer trainer = Trainer.builder().optimizer(new Adam(0.05)).epochs(30).build();

    CrossValidationResult result =
        CrossValidation.of(trainer)
            .withStandardInputs()
            .run(IrisNetwork.create(1), flowers.stratifiedFolds(5, 1), Metric.ACCURACY);
    double mean = result.mean(Metric.ACCURACY);
    double deviation = result.deviation(Metric.ACCURACY);

    assertTrue(mean > 0.9 && deviation < 0.2, result.toString());
  }
}
