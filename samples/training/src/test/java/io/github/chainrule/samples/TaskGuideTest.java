package io.github.chainrule.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
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
import io.github.chainrule.runtime.f32.train.UpdateRule;
import io.github.chainrule.runtime.f32.train.Updater;
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

  @Test
  void advantagesAreTargetsOfAPolicy() {
    int n = 50;
    float[] x = new float[4 * n];
    int[] actions = new int[n];
    float[] advantages = new float[n];
    for (int k = 0; k < n; k++) {
      x[4 * k + k % 4] = 1;
      actions[k] = k % 3;
      advantages[k] = actions[k] == 1 ? 1 : -0.5f;
    }
    IrisNetwork policy = IrisNetwork.create(1);
    Updater updater = UpdateRule.of(new Adam(0.05)).newUpdater(policy);
    float before = policy.predict(new float[] {1, 0, 0, 0})[1];

    Backprop backprop = policy.newBackprop();
    float[] g = new float[policy.parameters().length];
    float[] t = new float[n * policy.outputs()];
    for (int k = 0; k < n; k++) {
      t[k * policy.outputs() + actions[k]] = advantages[k];
    }
    double loss = backprop.gradient(x, t, n, g);
    updater.step(g, loss);

    assertTrue(policy.predict(new float[] {1, 0, 0, 0})[1] > before);
    double expected = 0;
    for (int k = 0; k < n; k++) {
      float[] one = Arrays.copyOfRange(x, 4 * k, 4 * k + 4);
      expected -= advantages[k] * Math.log(IrisNetwork.create(1).predict(one)[actions[k]]) / n;
    }
    assertEquals(expected, loss, 1e-5);
  }

  @Test
  void gradientGoesThroughOneNetworkIntoAnother() {
    int n = 8;
    DemandNetwork generator = DemandNetwork.create(1);
    FraudNetwork critic = FraudNetwork.create(2);
    float[] noise = new float[n];
    float[] ones = new float[n];
    for (int k = 0; k < n; k++) {
      noise[k] = 0.3f * k - 1;
      ones[k] = 1;
    }
    Forward forward = generator.newForward();
    Backprop backprop = generator.newBackprop();
    Backprop judging = critic.newBackprop();
    float[] made = new float[2 * n];
    float[] dx = new float[2 * n];
    float[] g = new float[generator.parameters().length];

    forward.forward(noise, made, n);
    judging.gradient(made, ones, n, null, dx);
    backprop.backward(noise, dx, n, g, null);
    for (int i = 0; i < g.length; i++) {
      g[i] /= n;
    }

    float[] p = generator.parameters();
    float step = 1f / 64;
    for (int i = 0; i < p.length; i++) {
      float own = p[i];
      p[i] = own + step;
      forward.forward(noise, made, n);
      double above = judging.loss(made, ones, n);
      p[i] = own - step;
      forward.forward(noise, made, n);
      double below = judging.loss(made, ones, n);
      p[i] = own;
      assertEquals((above - below) / (2 * step), g[i], 1e-4);
    }
  }

  @Test
  void sensitivitiesAreInTheUnitsOfTheData() {
    float[] a = {1, 2, 3, 5};
    Dataset data = Dataset.of(a, 1, new float[] {0, 10, 3, 30, 0, 20, 1, 15}, 2);
    DemandNetwork network = DemandNetwork.create(1);
    ModelScaling scaling =
        ModelScaling.ofInputs(Scaling.standard(a, 1))
            .withOutputs(Scaling.standard(data.copyTargets(), 2));
    int n = data.size();

    float[] x = data.copyFeatures();
    float[] j = new float[n * network.outputs() * network.inputs()];
    scaling.applyToInputs(x, n);
    network.newJacobian().inputs(x, n, j);
    scaling.invertJacobian(j, n);

    Predictor predictor = Predictor.of(network, scaling);
    float step = 1f / 32;
    for (int k = 0; k < n; k++) {
      float[] above = predictor.predict(new float[] {a[k] + step});
      float[] below = predictor.predict(new float[] {a[k] - step});
      for (int output = 0; output < 2; output++) {
        double slope = (above[output] - below[output]) / (2 * step);
        assertEquals(slope, j[2 * k + output], 1e-2 * Math.max(1, Math.abs(slope)));
      }
    }
  }

  @Test
  void nineOfTenTargetsAreInTheInterval() {
    Random random = new Random(3);
    int all = 1500;
    float[] features = new float[all];
    float[] targets = new float[2 * all];
    for (int k = 0; k < all; k++) {
      features[k] = (float) random.nextGaussian();
      targets[2 * k] = features[k] + 0.5f * (float) random.nextGaussian();
      targets[2 * k + 1] = 1;
    }
    Dataset data = Dataset.of(features, 1, targets, 2);
    DemandNetwork network = DemandNetwork.create(1);
    Dataset.Split split = data.split(2.0 / 3, 1);
    Dataset heldOut = split.second().slice(0, 250);
    Dataset test = split.second().slice(250, 500);
    Trainer.builder().epochs(10).build().fit(network, split.first());

    int n = heldOut.size();
    float[] y = new float[n * network.outputs()];
    float[] t = heldOut.copyTargets();
    double[] residuals = new double[n];
    network.newForward().forward(heldOut.copyFeatures(), y, n);
    for (int k = 0; k < n; k++) {
      residuals[k] = Math.abs(t[k * network.outputs()] - y[k * network.outputs()]);
    }
    Arrays.sort(residuals);
    double halfWidth = residuals[(int) Math.ceil(0.9 * (n + 1)) - 1];

    float[] x = test.copyFeatures();
    float[] answers = test.copyTargets();
    int inside = 0;
    for (int k = 0; k < test.size(); k++) {
      double found = network.predict(new float[] {x[k]})[0];
      inside += Math.abs(answers[2 * k] - found) <= halfWidth ? 1 : 0;
    }
    // Of 250 that each are inside by 0.9, six standard deviations are 28; the width varies besides.
    assertEquals(225, inside, 30);
  }
}
