package io.github.chainrule.samples.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.f32.DropoutMasks;
import io.github.chainrule.runtime.f32.DropoutModel;
import io.github.chainrule.runtime.f32.LossModel;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.SampleLoss;
import io.github.chainrule.runtime.f32.Training;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Checkpoint;
import io.github.chainrule.runtime.f32.train.Sgd;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainerBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training with values left out: what it computes, and what must not change its bits. */
class DropoutFitTest {
  private static final int SAMPLES = 300;

  private final Dataset rings = SameBitsTest.rings(SAMPLES, 4);

  private static TrainerBuilder trainer() {
    return Trainer.builder().optimizer(new Adam(0.01)).epochs(4).batchSize(100).seed(3);
  }

  private float[] fitted(TrainerBuilder trainer, Dataset data) {
    MaskedRingsNetwork network = MaskedRingsNetwork.create(1);
    trainer.build().fit(network, data);
    return network.parameters();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneTwoAndSevenThreadsGiveTheSameBits(boolean weighted) {
    Dataset data = weighted ? rings.withWeights(weights()) : rings;
    float[] one = fitted(trainer().blockSize(16), data);
    for (int threads : new int[] {2, 7}) {
      assertArrayEquals(one, fitted(trainer().blockSize(16).threads(threads), data));
    }
    assertFalse(Arrays.equals(one, fitted(trainer().blockSize(16).seed(4), data)));
  }

  private static float[] weights() {
    float[] weights = new float[SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      weights[k] = k % 4;
    }
    return weights;
  }

  @Test
  void aResumedFitHasTheBitsOfOneThatWasNotInterrupted() {
    float[] whole = fitted(trainer(), rings);
    List<Checkpoint> checkpoints = new ArrayList<>();
    MaskedRingsNetwork network = MaskedRingsNetwork.create(1);
    trainer().checkpoints(2, checkpoints::add).build().fit(network, rings);
    MaskedRingsNetwork other = MaskedRingsNetwork.create(99);
    trainer().build().resume(other, rings, checkpoints.get(0));
    assertArrayEquals(whole, other.parameters());
  }

  /** A step is the gradient of the batch with the masks of a seed, whatever the blocks are. */
  @Test
  void aStepLeavesOutOfEachSampleWhatItsPlaceInTheBatchSays() {
    Dataset few = rings.select(5, 3, 8, 13, 2);
    MaskedRingsNetwork network = MaskedRingsNetwork.create(1);
    float[] before = network.parameters().clone();
    Trainer trainer =
        Trainer.builder().optimizer(new Sgd(1)).epochs(1).fullBatch().shuffle(false).build();
    trainer.fit(network, few);
    float[] step = new float[before.length];
    for (int k = 0; k < step.length; k++) {
      step[k] = before[k] - network.parameters()[k];
    }
    Training training = MaskedRingsNetwork.of(before.clone()).newTraining();
    float[] g = new float[before.length];
    assertEquals(28, training.masks().size());
    double loss = training.gradient(few.copyFeatures(), few.copyTargets(), 5, firstSeed(), g);
    assertFalse(Double.isNaN(loss));
    assertArrayEquals(g, step, 1e-6f);
  }

  /** The seed of the first step of a trainer whose seed is 0. */
  private static long firstSeed() {
    return 0xD1B54A32D192ED03L;
  }

  @Test
  void evaluationKnowsNoMasks() {
    MaskedRingsNetwork network = MaskedRingsNetwork.create(1);
    float[] g = new float[network.parameters().length];
    float[] other = g.clone();
    float[] x = rings.copyFeatures();
    float[] t = rings.copyTargets();
    double loss = network.newBackprop().gradient(x, t, SAMPLES, g);
    float[] ones = new float[28 * SAMPLES];
    Arrays.fill(ones, 1);
    Training training = network.newTraining();
    float[] y = new float[3 * SAMPLES];
    float[] whole = new float[3 * SAMPLES];
    training.forward(x, y, SAMPLES, ones);
    network.newForward().forward(x, whole, SAMPLES);
    assertFalse(Arrays.equals(whole, y), "values that stay are scaled");
    assertEquals(loss, network.newBackprop().loss(x, t, SAMPLES));
    training.gradient(x, t, SAMPLES, 7, other);
    assertFalse(Arrays.equals(g, other));
  }

  /** The mean over masks is the whole network where everything is linear. */
  @Test
  void theMeanOverMasksOfALinearNetworkIsItsEvaluation() {
    MaskedLineNetwork network = MaskedLineNetwork.create(5);
    var training = network.newTraining();
    double[] x = {0.5, -1.25, 2};
    double[] y = new double[1];
    int masks = 1 << 5;
    double mean = 0;
    for (int mask = 0; mask < masks; mask++) {
      double[] m = new double[5];
      double probability = 1;
      for (int k = 0; k < 5; k++) {
        m[k] = mask >> k & 1;
        double kept = k < 3 ? 0.5 : 0.25;
        probability *= m[k] == 1 ? kept : 1 - kept;
      }
      training.forward(x, y, 1, m);
      mean += probability * y[0];
    }
    assertEquals(network.predict(x)[0], mean, 1e-12);
  }

  @Test
  void aLossOfOnesOwnTrainsWithTheSameMasks() {
    DropoutModel network = MaskedRingsNetwork.create(1);
    Model own = LossModel.of(network, new CrossEntropy());
    Training training = ((DropoutModel) own).newTraining();
    float[] x = rings.copyFeatures();
    float[] t = rings.copyTargets();
    float[] g = new float[network.parameters().length];
    float[] expected = g.clone();
    double loss = network.newTraining().gradient(x, t, SAMPLES, 17, expected);
    assertEquals(loss, training.gradient(x, t, SAMPLES, 17, g), 1e-5);
    assertArrayEquals(expected, g, 1e-5f);
    assertEquals(firstLoss(network), firstLoss(own), 1e-4);
  }

  private double firstLoss(Model model) {
    return trainer().epochs(1).build().fit(model.copy(), rings).history().loss()[0];
  }

  /** The loss of the network, once more. */
  private static final class CrossEntropy extends SampleLoss {
    CrossEntropy() {
      super("CROSS_ENTROPY", true);
    }

    @Override
    public double of(float[] y, float[] t, float[] e) {
      double loss = 0;
      for (int k = 0; k < y.length; k++) {
        loss -= t[k] * Math.log(y[k]);
        e[k] = -t[k] / y[k];
      }
      return loss;
    }
  }

  @Test
  void whatIsWrongIsRefusedBeforeAnythingIsWritten() {
    Training training = MaskedRingsNetwork.create(1).newTraining();
    float[] x = new float[4];
    float[] t = new float[6];
    float[] g = new float[MaskedRingsNetwork.PARAMETERS];
    float[] m = new float[28 * 2];
    Arrays.fill(g, 7);
    List<Runnable> calls =
        List.of(
            () -> training.gradient(x, t, 0, 1, g),
            () -> training.gradient(x, t, 3, 1, g),
            () -> training.gradient(x, t, 2, new float[55], g),
            () -> training.gradient(x, t, 2, m, new float[3]),
            () -> training.gradient(x, t, Integer.MAX_VALUE, 1, g),
            () -> training.forward(x, new float[5], 2, m),
            () -> training.backward(x, t, 2, m, g, m));
    for (Runnable call : calls) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
    assertThrows(NullPointerException.class, () -> training.gradient(x, t, 2, null, g));
    for (float value : g) {
      assertEquals(7, value);
    }
  }

  @Test
  void masksAreFunctionsOfSeedSampleAndValue() {
    DropoutMasks masks = new DropoutMasks(new int[] {400, 600}, new double[] {0.1, 0.9});
    float[] all = masks.draw(42, 50).clone();
    float[] m = new float[3 * 1000];
    masks.draw(42, 33, m, 1);
    assertArrayEquals(Arrays.copyOfRange(all, 33_000, 34_000), Arrays.copyOfRange(m, 1000, 2000));
    double[] sums = new double[2];
    for (int k = 0; k < 50_000; k++) {
      sums[k % 1000 < 400 ? 0 : 1] += all[k];
    }
    assertEquals(0.9, sums[0] / 20_000, 0.01);
    assertEquals(0.1, sums[1] / 30_000, 0.01);
    assertFalse(Arrays.equals(all, masks.draw(43, 50)));
    var inDouble =
        new io.github.chainrule.runtime.f64.DropoutMasks(
            new int[] {400, 600}, new double[] {0.1, 0.9});
    double[] same = inDouble.draw(42, 50);
    for (int k = 0; k < 50_000; k++) {
      assertEquals(all[k], same[k]);
    }
    assertThrows(
        IllegalArgumentException.class, () -> new DropoutMasks(new int[] {1}, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DropoutMasks(new int[] {1}, new double[] {Double.NaN}));
    assertThrows(IllegalArgumentException.class, () -> masks.draw(1, 0, m, 3));
  }
}
