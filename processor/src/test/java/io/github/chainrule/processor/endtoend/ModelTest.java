package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generated network: what it tells of itself, how it starts, and what it shares. */
class ModelTest {

  private static final NetworkSpec SMALL =
      named(
          network(
              4,
              LossFunction.CROSS_ENTROPY,
              dense(5, Activation.TANH),
              withoutBias(6, Activation.RELU),
              dense(3, Activation.SOFTMAX)),
          Precision.FLOAT,
          "Small");

  private static final int PARAMETERS = 4 * 5 + 5 + 5 * 6 + 6 * 3 + 3;

  private static Build build;

  private static NetworkSpec named(NetworkSpec network, Precision precision, String name) {
    return Networks.named(Networks.as(network, precision, Emission.AUTO), "model", name);
  }

  /** Two wide layers of one activation, to see the distribution of weights. */
  private static NetworkSpec wide(Activation activation, Precision precision) {
    NetworkSpec network =
        network(
            60, LossFunction.SQUARED_ERROR, dense(90, activation), dense(10, Activation.IDENTITY));
    return named(network, precision, "Wide_" + activation + "_" + precision);
  }

  private static NetworkSpec minimising(LossFunction loss, Precision precision) {
    Activation activation =
        switch (loss) {
          case CROSS_ENTROPY -> Activation.SOFTMAX;
          case BINARY_CROSS_ENTROPY, ENTROPY -> Activation.SIGMOID;
          default -> Activation.TANH;
        };
    String name = "Of_" + loss + "_" + precision;
    return named(
        network(2, loss, dense(activation == Activation.SOFTMAX ? 2 : 1, activation)),
        precision,
        name);
  }

  @BeforeAll
  static void compile() {
    List<NetworkSpec> all = new ArrayList<>(List.of(SMALL));
    for (Activation activation : Activation.values()) {
      all.add(wide(activation, Precision.FLOAT));
    }
    all.add(wide(Activation.TANH, Precision.DOUBLE));
    all.add(wide(Activation.RELU, Precision.DOUBLE));
    for (LossFunction loss : LossFunction.values()) {
      all.add(minimising(loss, Precision.FLOAT));
      all.add(minimising(loss, Precision.DOUBLE));
    }
    build = Build.of(all);
  }

  private static Object create(NetworkSpec network, long seed) {
    return Reflection.call(
        new Evaluators(build, network, 0).type("Network"), "create", long.class, seed);
  }

  private static Model small(float[] parameters) {
    return (Model)
        Reflection.call(
            new Evaluators(build, SMALL, 0).type("Network"), "of", float[].class, parameters);
  }

  @Test
  void networkKeepsTheParametersItIsGiven() {
    float[] parameters = new float[PARAMETERS];
    Model model = small(parameters);
    assertSame(parameters, model.parameters());
    assertSame(parameters, model.parameters());
  }

  @Test
  void evaluatorsSeeWhatIsWrittenToTheParameters() {
    Model model = small(new float[PARAMETERS]);
    Forward forward = model.newForward();
    Backprop backprop = model.newBackprop();
    Jacobian jacobian = model.newJacobian();
    float[] x = {0.1f, 0.2f, 0.3f, 0.4f};
    float[] t = {1, 0, 0};
    float[] before = new float[3];
    forward.forward(x, before);
    assertArrayEquals(model.predict(x), before);
    double loss = backprop.loss(x, t);
    for (int index = 0; index < PARAMETERS; index++) {
      model.parameters()[index] = 0.01f * index - 0.3f;
    }
    Model fresh = small(model.parameters().clone());
    float[] after = new float[3];
    forward.forward(x, after);
    assertArrayEquals(fresh.predict(x), after);
    assertArrayEquals(after, model.predict(x));
    assertNotEquals(before[0], after[0]);
    assertNotEquals(loss, backprop.loss(x, t));
    assertEquals(fresh.newBackprop().loss(x, t), backprop.loss(x, t));
    float[] j = new float[3 * 4];
    float[] expected = new float[3 * 4];
    jacobian.inputs(x, j);
    fresh.newJacobian().inputs(x, expected);
    assertArrayEquals(expected, j);
  }

  @Test
  void evaluatorsAreNewEachTime() {
    Model model = small(new float[PARAMETERS]);
    assertNotSame(model.newForward(), model.newForward());
    assertNotSame(model.newBackprop(), model.newBackprop());
    assertNotSame(model.newJacobian(), model.newJacobian());
  }

  @Test
  void predictGivesAnArrayOfItsOwnEachTime() {
    Model model = (Model) create(SMALL, 1);
    float[] x = new float[4];
    assertNotSame(model.predict(x), model.predict(x));
  }

  @Test
  void layersTellTheirShapeAndWhereTheirParametersAre() {
    Model model = (Model) create(SMALL, 1);
    assertEquals(4, model.inputs());
    assertEquals(3, model.outputs());
    List<String> told = model.layers().stream().map(ModelTest::describe).toList();
    assertEquals(
        List.of(
            "layer1 TANH 4x5 weights 0 biases 20",
            "layer2 RELU 5x6 weights 25",
            "layer3 SOFTMAX 6x3 weights 55 biases 73"),
        told);
    assertThrows(UnsupportedOperationException.class, () -> model.layers().remove(0));
  }

  private static String describe(Layer layer) {
    String weights =
        "%s %s %dx%d weights %d"
            .formatted(
                layer.name(),
                layer.activation(),
                layer.inputs(),
                layer.units(),
                layer.weightsOffset());
    return layer.bias() ? weights + " biases " + layer.biasOffset() : weights;
  }

  @Test
  void methodsOfTheInterfaceGiveTheLayers() throws ReflectiveOperationException {
    Model model = (Model) create(SMALL, 1);
    Class<?> declared = build.load("model.Small");
    assertTrue(declared.isInstance(model));
    for (Layer layer : model.layers()) {
      assertSame(layer, declared.getMethod(layer.name()).invoke(model));
    }
  }

  @Test
  void sameSeedGivesTheSameBits() {
    float[] first = ((Model) create(SMALL, 42)).parameters();
    assertArrayEquals(first, ((Model) create(SMALL, 42)).parameters());
    assertTrue(!Arrays.equals(first, ((Model) create(SMALL, 43)).parameters()));
    assertEquals(PARAMETERS, first.length);
  }

  @Test
  void bothPrecisionsStartFromTheSameWeights() {
    for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
      float[] single = ((Model) create(wide(activation, Precision.FLOAT), 7)).parameters();
      double[] precise =
          ((io.github.chainrule.runtime.f64.Model) create(wide(activation, Precision.DOUBLE), 7))
              .parameters();
      assertArrayEquals(FloatNetwork.floats(precise), single);
    }
  }

  @ParameterizedTest
  @EnumSource
  void weightsHaveTheDistributionOfTheirActivation(Activation activation) {
    Model model = (Model) create(wide(activation, Precision.FLOAT), 12);
    Layer layer = model.layers().get(0);
    double[] weights = slice(model, layer.weightsOffset(), 60 * 90);
    double[] biases = slice(model, layer.biasOffset(), 90);
    assertTrue(Arrays.stream(biases).allMatch(bias -> bias == 0));
    double variance = Arrays.stream(weights).map(w -> w * w).sum() / weights.length;
    double largest = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
    double mean = Arrays.stream(weights).sum() / weights.length;
    double expected = variance(activation);
    // Of 5400 weights; the standard error of a normal sample's variance is 1.9 %, of its mean 1.4 %
    // of the deviation. Five of them are exceeded once in a million seeds, and this one is fixed.
    assertEquals(expected, variance, 0.1 * expected);
    assertEquals(0, mean, 0.07 * Math.sqrt(expected));
    double bound = Math.sqrt(3 * expected);
    boolean isUniform = largest <= bound;
    assertEquals(expected == 2.0 / 150, isUniform, "largest weight " + largest);
    assertTrue(largest > 0.99 * bound);
  }

  /** Uniform between ±√(6/(inputs + units)), or normal. */
  private static double variance(Activation activation) {
    return switch (activation) {
      case IDENTITY, SIGMOID, TANH, SOFTSIGN, HARD_SIGMOID, HARD_TANH, SOFTMAX -> 2.0 / (60 + 90);
      case RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS -> 2.0 / 60;
      case SELU -> 1.0 / 60;
    };
  }

  private static double[] slice(Model model, int from, int count) {
    return IntStream.range(from, from + count).mapToDouble(i -> model.parameters()[i]).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void modelTellsItsLossAndWhetherItReadsTargets(LossFunction loss) {
    Model single = (Model) create(minimising(loss, Precision.FLOAT), 1);
    Object twice = create(minimising(loss, Precision.DOUBLE), 1);
    boolean reads = loss != LossFunction.ENTROPY && loss != LossFunction.OUTPUT;
    assertEquals(ModelLoss.of(loss.name(), reads), single.loss());
    assertEquals(single.loss(), ((io.github.chainrule.runtime.f64.Model) twice).loss());
    assertSame(single.loss(), single.loss());
    // What it says is what its evaluator does.
    if (reads) {
      assertThrows(NullPointerException.class, () -> single.newBackprop().loss(new float[2], null));
    } else {
      assertTrue(Double.isFinite(single.newBackprop().loss(new float[2], null)));
    }
  }

  @Test
  void whatIsWrittenIsNeitherAnotherArgumentNorTheParameters() {
    float[] p = new float[PARAMETERS];
    float[] g = new float[PARAMETERS];
    float[] x = new float[60];
    float[] x4 = new float[4];
    float[] t = new float[60];
    float[] t3 = new float[3];
    Model model = small(p);
    Backprop backprop = model.newBackprop();
    List<Executable> calls =
        List.of(
            () -> model.newForward().forward(x, x, 3),
            () -> model.newForward().forward(x4, p, 3),
            () -> backprop.gradient(x4, t3, p),
            () -> backprop.gradient(x4, t3, g, x4),
            () -> backprop.gradient(x, t, 3, p),
            () -> backprop.backward(x4, t3, g, x4),
            () -> backprop.backward(x4, t3, p, new float[4]),
            () -> backprop.backward(x, t, 3, g, t),
            () -> backprop.backward(x, t, 3, g, g));
    for (Executable call : calls) {
      assertThrows(IllegalArgumentException.class, call);
    }
    assertArrayEquals(new float[PARAMETERS], p);
  }
}
