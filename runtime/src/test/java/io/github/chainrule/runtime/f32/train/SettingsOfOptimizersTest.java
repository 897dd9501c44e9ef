package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Real;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.train.FrozenLayers;
import io.github.chainrule.runtime.train.Regularization;
import java.io.File;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Settings that would make a step of nothing or of NaN are refused; the others never do. */
final class SettingsOfOptimizersTest {
  private static final long SEED = 20250101;
  private static final double[] NO_NUMBERS = {
    Double.NaN, -1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
  };

  private static TestNetwork network() {
    return new TestNetwork("TANH", 3, 2, 5, 1);
  }

  private static void refuses(DoubleConsumer setting, double... values) {
    for (double value : values) {
      assertThrows(IllegalArgumentException.class, () -> setting.accept(value), "" + value);
    }
    for (double value : NO_NUMBERS) {
      assertThrows(IllegalArgumentException.class, () -> setting.accept(value), "" + value);
    }
  }

  /** The least that is over 0 in double and 0 in the precision under test, if there is such. */
  private static double vanishing() {
    return TestReal.DOUBLE_PRECISION ? 0 : 1e-50;
  }

  private static double overflowing() {
    return TestReal.DOUBLE_PRECISION ? Double.POSITIVE_INFINITY : 1e39;
  }

  private static double almostOne() {
    return TestReal.DOUBLE_PRECISION ? 1 : 1 - 1e-12;
  }

  @Test
  void whatMakesNoStepOrNaNIsRefused() {
    double tiny = vanishing();
    refuses(value -> new Sgd(value), 0, tiny);
    refuses(value -> new Adam(value), 0, tiny);
    refuses(value -> new Rprop(value), 0, tiny);
    refuses(value -> new Adam().withEpsilon(value), 0, tiny, overflowing());
    refuses(value -> new AdamW().withEpsilon(value), 0, tiny, overflowing());
    refuses(value -> new AdaGrad().withEpsilon(value), 0, tiny, overflowing());
    refuses(value -> new RmsProp().withEpsilon(value), 0, tiny, overflowing());
    refuses(value -> new Adam().withBetas(value, 0.9), 1, 2);
    refuses(value -> new Adam().withBetas(0.9, value), 1, 2);
    refuses(value -> new RmsProp().withAlpha(value), 1);
    refuses(value -> new RmsProp().withMomentum(value), 1, almostOne());
    refuses(value -> new Sgd(1).withMomentum(value), 1, almostOne());
    refuses(value -> new Sgd(1).withNesterov(value), 1, almostOne());
    refuses(value -> new Rprop().withLimits(value, 50), 0, tiny, 51);
    refuses(value -> new Rprop().withLimits(1e-6, value), 0, tiny, 1e-7, overflowing());
    refuses(value -> Trainer.builder().clipNorm(value), 0, tiny);
    refuses(value -> Trainer.builder().clipValue(value), 0, tiny);
    refuses(
        value ->
            UpdateRule.of(new Sgd(1))
                .regularization(Regularization.none().withL1(value))
                .newUpdater(network()),
        overflowing());
    assertEquals(
        "smallest: expected at most 2.0 (the largest), got 3.0",
        assertThrows(IllegalArgumentException.class, () -> new Rprop().withLimits(3, 2))
            .getMessage());
  }

  @Test
  void zerosMakeNoNaN() {
    for (ReferenceRules rule : ReferenceRules.values()) {
      TestNetwork network = network();
      float[] before = network.parameters().clone();
      Updater updater = UpdateRule.of(rule.optimizer()).clipNorm(1).newUpdater(network);
      for (int step = 0; step < 3; step++) {
        assertEquals(0, updater.step(new float[before.length], 1));
      }
      if (rule != ReferenceRules.ADAM_W) {
        assertArrayEquals(before, network.parameters(), rule.name());
      }
    }
  }

  @Test
  void clippingByNormHoldsForGradientsOfAnySize() {
    Generator random = new Generator(SEED);
    double most = Math.log10(Float.MAX_VALUE) - 1;
    for (int trial = 0; trial < 2000; trial++) {
      double size = Math.pow(10, random.uniform(-most, most));
      double limit = Math.pow(10, random.uniform(-most / 2, most / 2));
      TestNetwork network = network();
      float[] g = new float[network.parameters().length];
      double squares = 0;
      for (int k = 0; k < g.length; k++) {
        g[k] = Real.round(size * random.normal());
        squares += g[k] / size * (g[k] / size);
      }
      Updater updater = UpdateRule.of(new Sgd(0.1)).clipNorm(limit).newUpdater(network);
      double norm = updater.step(g, 1);
      String message = "seed " + SEED + ", trial " + trial + ": " + size + " to " + limit;
      double expected = size * Math.sqrt(squares);
      assertEquals(1, norm / expected, 1e-6, message);
      double clipped = Math.min(expected, limit);
      double left = 0;
      for (float value : g) {
        left += value / clipped * (value / clipped);
      }
      // PyTorch's 1e-6 beside the norm, and roundings of the smallest numbers.
      double tolerance = 1e-5 + 1e-6 / expected;
      if (clipped > 1e3 * Float.MIN_NORMAL) {
        assertEquals(1, Math.sqrt(left), tolerance, message);
      }
    }
  }

  @Test
  void rateThatIsNoFiniteFloatIsRefusedBeforeTheStep() {
    TestNetwork network = network();
    float[] before = network.parameters().clone();
    Updater updater = UpdateRule.of(new Sgd(Double.MAX_VALUE)).newUpdater(network);
    if (!TestReal.DOUBLE_PRECISION) {
      assertThrows(IllegalArgumentException.class, () -> updater.step(new float[before.length], 1));
    }
    assertArrayEquals(before, network.parameters());
  }

  @Test
  void settingsCostNoMemoryThatTheDataDoNotNeed() {
    Dataset data = Dataset.of(new float[200], 2, new float[100], 1);
    TestNetwork expected = network();
    Trainer.builder().epochs(1).fullBatch().build().fit(expected, data);
    int huge = Integer.MAX_VALUE;
    for (int threads : new int[] {1, huge}) {
      TestNetwork network = network();
      Trainer.builder()
          .epochs(1)
          .batchSize(huge)
          .blockSize(huge)
          .threads(threads)
          .validation(data)
          .build()
          .fit(network, data);
      assertArrayEquals(expected.parameters(), network.parameters());
    }
    TestNetwork few = network();
    TestNetwork many = network();
    Lbfgs lbfgs = new Lbfgs().iterations(5);
    lbfgs.memory(5).fit(few, data);
    lbfgs.memory(huge).blockSize(huge).threads(huge).fit(many, data);
    assertArrayEquals(few.parameters(), many.parameters());
  }

  @Test
  void nullsAreNamed() {
    names("layers", () -> Trainer.builder().freeze((String[]) null));
    names("layers[1]", () -> Trainer.builder().freeze("output", null));
    names("layers[0]", () -> new Lbfgs().freeze((String) null));
    names("layers", () -> new FrozenLayers((String[]) null));
    names("optimizer", () -> UpdateRule.of(null));
    names("names[0]", () -> new Optimizer.State(1, (String) null));
    names("name", () -> new Adam().newState(1).array(null));
    names("other", () -> new Adam().newState(1).set(null));
    names("model", () -> new LayerStatistics(null));
    names("model", () -> ModelFile.save(null, new File("none")));
    names("model", () -> ModelFile.load(null, new File("missing")));
    names("attachments", () -> ModelFile.save(network(), null, new File("none")));
    names("file", () -> ModelFile.save(network(), (File) null));
    names(
        "state: a name",
        () -> Attachments.none().withState(Collections.singletonMap(null, new float[1])));
    names("state: v", () -> Attachments.none().withState(Collections.singletonMap("v", null)));
  }

  private static void names(String name, Executable executable) {
    assertEquals(name, assertThrows(NullPointerException.class, executable).getMessage());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    LayerStatistics statistics = new LayerStatistics(network());
    Dataset data = Dataset.of(new float[4], 2, new float[2], 1);
    List<Executable> wrong =
        List.of(
            () -> statistics.weightNorm(-1),
            () -> statistics.deadShare(2),
            () -> new Optimizer.State(-1, "mean"),
            () -> new Adam().newState(-1),
            () -> data.gather(null, 0, -1, new float[2], null),
            () -> Trainer.builder().threads(0),
            () -> Trainer.builder().blockSize(0),
            () -> Trainer.builder().batchSize(-1),
            () -> Trainer.builder().epochs(-1),
            () -> new Lbfgs().memory(0),
            () -> new Lbfgs().iterations(-1));
    for (Executable executable : wrong) {
      assertThrows(IllegalArgumentException.class, executable);
    }
    assertDoesNotThrow(() -> statistics.weightNorm(1));
    assertTrue(statistics.activePaths() == 0);
  }
}
