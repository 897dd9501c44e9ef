package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import io.github.chainrule.runtime.f64.LossModel;
import io.github.chainrule.runtime.f64.Model;
import io.github.chainrule.runtime.f64.SampleLoss;
import io.github.chainrule.runtime.f64.data.Dataset;
import io.github.chainrule.runtime.f64.data.SampleSource;
import io.github.chainrule.runtime.f64.io.ModelFile;
import io.github.chainrule.runtime.f64.metrics.Metric;
import io.github.chainrule.runtime.f64.train.CrossValidation;
import io.github.chainrule.runtime.f64.train.CrossValidationResult;
import io.github.chainrule.runtime.f64.train.Sgd;
import io.github.chainrule.runtime.f64.train.Trainer;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.train.Regularization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three steps of a number and two codes of five words: what its model checks, tells and keeps. */
class EmbeddingModelTest {

  private static final int INPUTS = 9;
  private static final int OUTPUTS = 2;
  private static final int TABLE = 5 * 2;
  private static final int PARAMETERS = TABLE + 12 * OUTPUTS + OUTPUTS;
  private static final int ACTIVATIONS = 6 + 12 + 12 + OUTPUTS;
  private static final int N = 3;

  private static NetworkSpec network(Precision precision, Emission emission) {
    return new NetworkSpec(
        new InterfaceName("words", List.of("Words" + precision + emission), true),
        List.of(InputSpec.unnamed(Extent.of(List.of(3, 3)))),
        precision,
        emission,
        List.of(
            new SliceSpec("codes", List.of(-1), 1, 2),
            new EmbeddingSpec("word", List.of(0), 5, 2, OptionalInt.empty()),
            new FlattenSpec("flat", List.of(1)),
            new DenseSpec(
                "output", List.of(2), OUTPUTS, ActivationSpec.of(Activation.SOFTMAX), true)),
        List.of(new HeadSpec(3, LossSpec.of(LossFunction.CROSS_ENTROPY), 1)));
  }

  private static Model model(long seed) {
    NetworkSpec network = network(Precision.DOUBLE, Emission.AUTO);
    Evaluators evaluators = new Evaluators(Build.of(network), network, PARAMETERS);
    return (Model) Reflection.call(evaluators.type("Network"), "create", long.class, seed);
  }

  private static double[] codes(double... codes) {
    double[] x = new double[INPUTS];
    for (int step = 0; step < 3; step++) {
      x[3 * step] = 0.5 + step;
      x[3 * step + 1] = codes[2 * step];
      x[3 * step + 2] = codes[2 * step + 1];
    }
    return x;
  }

  /** The arrays of a prepared call hold 0.8125. */
  @ParameterizedTest
  @EnumSource
  void everyMethodRefusesWhatIsNoCodeBeforeItWrites(Precision precision) {
    NetworkSpec network = network(precision, Emission.AUTO);
    Evaluators evaluators = new Evaluators(Build.of(network), network, PARAMETERS);
    for (ContractCall call : ContractCall.all(INPUTS, OUTPUTS, ACTIVATIONS, PARAMETERS, N)) {
      Invocation invocation = evaluators.prepare(call, N);
      RuntimeException thrown =
          assertThrows(IllegalArgumentException.class, invocation::run, invocation::toString);
      String place = call.isBatch() ? "x[1] of sample 0" : "x[1]";
      assertEquals(
          place + ": expected a code of word, an integer from 0 to 4, got 0.8125",
          thrown.getMessage());
      assertFalse(invocation.hasWritten(), call::toString);
    }
  }

  @Test
  void theFirstPlaceThatIsNoCodeIsNamed() {
    Model model = model(1);
    for (double wrong : new double[] {5, -1, 2.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
      double[] x = codes(0, 1, 2, 3, 4, wrong);
      String expected = "x[8]: expected a code of word, an integer from 0 to 4, got " + wrong;
      assertEquals(
          expected,
          assertThrows(IllegalArgumentException.class, () -> model.predict(x)).getMessage());
    }
    double[] all = new double[N * INPUTS];
    all[2 * INPUTS + 4] = 7;
    String expected = "x[4] of sample 2: expected a code of word, an integer from 0 to 4, got 7.0";
    double[] y = new double[N * OUTPUTS];
    assertEquals(
        expected,
        assertThrows(IllegalArgumentException.class, () -> model.newForward().forward(all, y, N))
            .getMessage());
    assertArrayEquals(new double[N * OUTPUTS], y);
  }

  /** Samples, of which a wrong one, if it is not −1, has 7 as its code x[4]. */
  private static Dataset samples(int n, int wrong) {
    double[] x = new double[n * INPUTS];
    double[] t = new double[n * OUTPUTS];
    for (int sample = 0; sample < n; sample++) {
      x[sample * INPUTS + 1] = sample % 5;
      t[sample * OUTPUTS] = 1;
    }
    if (wrong >= 0) {
      x[wrong * INPUTS + 4] = 7;
    }
    return Dataset.of(x, INPUTS, t, OUTPUTS);
  }

  @Test
  void fitRefusesWhatIsNoCodeBeforeTheFirstStep() {
    Model model = model(1);
    double[] before = model.parameters().clone();
    Trainer trainer = Trainer.builder().epochs(1).batchSize(50).build();
    Dataset data = samples(300, 290);
    String expected =
        ": expected as x[4] a code of word, an integer from 0 to 4, got 7.0 in sample 290";
    assertEquals("data" + expected, refusal(() -> trainer.fit(model, data)));
    assertArrayEquals(before, model.parameters());
    assertEquals(
        "source" + expected, refusal(() -> trainer.fitStream(model, SampleSource.of(data))));
  }

  @Test
  void ownLossRefusesWhatIsNoCodeBeforeItWrites() {
    SampleLoss sum =
        new SampleLoss("SUM", false) {
          @Override
          public double of(double[] y, double[] t, double[] e) {
            Arrays.fill(e, 1);
            return Arrays.stream(y).sum();
          }
        };
    double[] g = new double[PARAMETERS];
    double[] x = samples(300, 290).copyFeatures();
    assertEquals(
        "x[4] of sample 290: expected a code of word, an integer from 0 to 4, got 7.0",
        refusal(() -> LossModel.of(model(1), sum).newBackprop().gradient(x, null, 300, g)));
    assertArrayEquals(new double[PARAMETERS], g);
  }

  private static String refusal(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  @Test
  void crossValidationScalesNumbersAndLeavesCodes() {
    CrossValidationResult result =
        CrossValidation.of(Trainer.builder().epochs(2).build())
            .withStandardInputs()
            .run(model(1), samples(40, -1).folds(4, 1), Metric.ACCURACY);
    assertEquals(4, result.scores(Metric.ACCURACY).length);
  }

  @Test
  void layersTellTheirCodesAndTable() {
    Layer word = model(1).layers().get(1);
    assertEquals("word: Embedding, 2 -> 4, IDENTITY, codes 0 to 4", word.toString());
    assertArrayEquals(new int[] {1, 2, 4, 5, 7, 8}, word.codes());
    ParameterTensor table = word.tensors().get(0);
    assertEquals("entry [5, 2] at 0", table.toString());
    assertEquals("entry 3 -> 1", table.element(7));
    assertArrayEquals(new int[0], model(1).layers().get(3).codes());
  }

  @Test
  void nothingIsDerivedByCodes() {
    Model model = model(3);
    double[] j = new double[OUTPUTS * INPUTS];
    model.newJacobian().inputs(codes(0, 1, 2, 3, 4, 0), j);
    assertArrayEquals(new double[OUTPUTS * INPUTS], j);
  }

  @ParameterizedTest
  @EnumSource
  void gradientCheckDrawsCodes(Emission emission) {
    for (Precision precision : Precision.values()) {
      NetworkSpec network = network(precision, emission);
      Evaluators evaluators = new Evaluators(Build.of(network), network, PARAMETERS);
      Object made = Reflection.call(evaluators.type("Network"), "create", long.class, 5L);
      if (made instanceof Model model) {
        new io.github.chainrule.runtime.f64.GradientCheck(model)
            .atRandomPoints(3, 1)
            .assertPassed();
      } else {
        new io.github.chainrule.runtime.f32.GradientCheck(
                (io.github.chainrule.runtime.f32.Model) made)
            .atRandomPoints(3, 1)
            .assertPassed();
      }
    }
  }

  @Test
  void tableIsNormalOfVarianceOne() {
    double[][] parameters = parametersOfSeeds();
    double[] entries = new double[200 * TABLE];
    for (int seed = 0; seed < 200; seed++) {
      System.arraycopy(parameters[seed], 0, entries, seed * TABLE, TABLE);
    }
    double mean = Arrays.stream(entries).average().orElseThrow();
    double variance =
        Arrays.stream(entries).map(it -> (it - mean) * (it - mean)).average().orElseThrow();
    assertEquals(0, mean, 0.1);
    assertEquals(1, variance, 0.15);
  }

  private static double[][] parametersOfSeeds() {
    NetworkSpec network = network(Precision.DOUBLE, Emission.AUTO);
    Evaluators evaluators = new Evaluators(Build.of(network), network, PARAMETERS);
    double[][] parameters = new double[200][];
    for (int seed = 0; seed < 200; seed++) {
      Model model =
          (Model) Reflection.call(evaluators.type("Network"), "create", long.class, (long) seed);
      parameters[seed] = model.parameters();
    }
    return parameters;
  }

  /** As PyTorch keeps it: a row for each code. */
  @Test
  void fileKeepsTheTableAsItIs() throws IOException {
    Model model = model(7);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.save(model, out);
    byte[] bytes = out.toByteArray();
    SafetensorsHeader header = SafetensorsHeader.read(new ByteArrayInputStream(bytes));
    assertEquals("[5, 2]", header.tensors().get("word.weight").shapeText().replace("shape ", ""));
    Model other = model(8);
    ModelFile.load(other, new ByteArrayInputStream(bytes));
    assertArrayEquals(model.parameters(), other.parameters());
  }

  /** Row 4 belongs to no sample, so that nothing but decay changes it. */
  @Test
  void rowsThatNoSampleHasDecayAndDoNothingElse() {
    Model model = model(9);
    double[] before = model.parameters().clone();
    Dataset data = Dataset.of(codes(0, 1, 2, 3, 3, 0), INPUTS, new double[] {1, 0}, OUTPUTS);
    Trainer.builder()
        .optimizer(new Sgd(0.1))
        .regularization(Regularization.none().withDecay(0.5))
        .epochs(1)
        .build()
        .fit(model, data);
    double[] after = model.parameters();
    for (int entry = 0; entry < TABLE; entry++) {
      double decayed = before[entry] - 0.1 * 0.5 * before[entry];
      double change = Math.abs(after[entry] - decayed);
      assertEquals(entry >= 8, change < 1e-12, "entry " + entry + " moved by " + change);
    }
  }
}
