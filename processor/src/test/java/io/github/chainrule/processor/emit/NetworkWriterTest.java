package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.lower.plan.BackpropPlan;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.runtime.NetworkLayer;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the generated classes do around their kernels: checks, batches, evaluators. */
class NetworkWriterTest {

  private static final int INPUTS = 2;
  private static final int OUTPUTS = 1;
  private static final int PARAMETERS = 13;

  private static CompiledNetwork xor;

  private final Random random = new Random(5);
  private final Model model;

  NetworkWriterTest() throws Throwable {
    model = xor.of(Model.class, numbers(PARAMETERS));
  }

  @BeforeAll
  static void compile() {
    xor = CompiledNetwork.of(TinyNetwork.of(Precision.FLOAT));
  }

  private float[] numbers(int length) {
    float[] numbers = new float[length];
    for (int index = 0; index < length; index++) {
      numbers[index] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @Test
  void classesCompileWhateverTheInterfaceIsCalled() {
    for (Precision precision : Precision.values()) {
      for (String packageName : List.of("", "a.b")) {
        for (boolean isPublic : new boolean[] {true, false}) {
          for (List<String> names : List.of(List.of("Model"), List.of("Layer", "Math$1"))) {
            InterfaceName name = new InterfaceName(packageName, names, isPublic);
            assertDoesNotThrow(
                () -> CompiledNetwork.of(TinyNetwork.of(precision, name)), name.toString());
          }
        }
      }
    }
  }

  @Test
  void classesAreAsPublicAsTheInterface() throws Exception {
    InterfaceName name = new InterfaceName("a", List.of("Hidden"), false);
    CompiledNetwork hidden = CompiledNetwork.of(TinyNetwork.of(Precision.FLOAT, name));
    for (String suffix : List.of("Forward", "Backprop", "Jacobian", "Network")) {
      assertTrue(Modifier.isPublic(xor.type(suffix).getModifiers()));
      assertTrue(!Modifier.isPublic(hidden.type(suffix).getModifiers()));
    }
  }

  @Test
  void aBatchOfOutputsIsThatOfItsSamples() {
    int n = 5;
    float[] x = numbers(n * INPUTS);
    float[] y = new float[n * OUTPUTS];
    model.newForward().forward(x, y, n);
    for (int sample = 0; sample < n; sample++) {
      assertEquals(model.predict(row(x, sample, INPUTS))[0], y[sample]);
    }
  }

  @Test
  void whatLiesBehindTheRowsIsLeftAlone() {
    float[] y = {1, 2, 3};
    model.newForward().forward(numbers(9), y, 2);
    assertEquals(3, y[2]);
  }

  @Test
  void samplesAreSummedInBlocksFromLeftToRight() {
    int n = 2 * BackpropPlan.BLOCK + 88;
    float[] x = numbers(n * INPUTS);
    float[] t = numbers(n * OUTPUTS);
    Backprop single = model.newBackprop();
    float[] total = null;
    double totalLoss = 0;
    for (int start = 0; start < n; start += BackpropPlan.BLOCK) {
      float[] block = new float[PARAMETERS];
      int end = Math.min(start + BackpropPlan.BLOCK, n);
      double blockLoss = single.gradient(row(x, start, INPUTS), row(t, start, OUTPUTS), block);
      for (int sample = start + 1; sample < end; sample++) {
        float[] g = new float[PARAMETERS];
        blockLoss += single.gradient(row(x, sample, INPUTS), row(t, sample, OUTPUTS), g);
        add(block, g);
      }
      totalLoss = total == null ? blockLoss : totalLoss + blockLoss;
      total = total == null ? block : add(total, block);
    }
    float[] g = new float[PARAMETERS];
    double loss = model.newBackprop().gradient(x, t, n, g);
    assertEquals(totalLoss / n, loss);
    assertEquals(loss, model.newBackprop().loss(x, t, n));
    for (int index = 0; index < PARAMETERS; index++) {
      assertEquals(total[index] / n, g[index]);
    }
  }

  @Test
  void backwardSumsLikeTheGradientAndKeepsTheInputsRows() {
    int n = BackpropPlan.BLOCK + 3;
    float[] x = numbers(n * INPUTS);
    float[] e = numbers(n * OUTPUTS);
    float[] sums = new float[PARAMETERS];
    float[] dx = new float[n * INPUTS];
    model.newBackprop().backward(x, e, n, sums, dx);
    float[] first = backwardSum(x, e, 0, BackpropPlan.BLOCK, dx);
    float[] rest = backwardSum(x, e, BackpropPlan.BLOCK, n, dx);
    assertArrayEquals(add(first, rest), sums);
  }

  /** Sums sample by sample, and compares the rows of dx. */
  private float[] backwardSum(float[] x, float[] e, int start, int end, float[] dx) {
    float[] sum = null;
    for (int sample = start; sample < end; sample++) {
      float[] g = new float[PARAMETERS];
      float[] row = new float[INPUTS];
      model.newBackprop().backward(row(x, sample, INPUTS), row(e, sample, OUTPUTS), g, row);
      assertArrayEquals(row(dx, sample, INPUTS), row);
      sum = sum == null ? g : add(sum, g);
    }
    return sum;
  }

  @Test
  void aBatchOfOneHasTheBitsOfTheSample() {
    float[] x = {0, -0f};
    float[] t = {1};
    float[] single = new float[PARAMETERS];
    float[] batch = new float[PARAMETERS];
    Backprop backprop = model.newBackprop();
    assertEquals(backprop.gradient(x, t, single), backprop.gradient(x, t, 1, batch));
    assertArrayEquals(single, batch);
    assertTrue(Arrays.toString(single).contains("-0.0"), "a negative zero among the derivatives");
  }

  @Test
  void theInputGradientComesWithTheSameGradient() {
    float[] x = numbers(INPUTS);
    float[] t = {1};
    float[] without = new float[PARAMETERS];
    float[] with = new float[PARAMETERS];
    Backprop backprop = model.newBackprop();
    double loss = backprop.gradient(x, t, without);
    assertEquals(loss, backprop.gradient(x, t, with, new float[INPUTS]));
    assertEquals(loss, backprop.loss(x, t));
    assertArrayEquals(without, with);
  }

  @Test
  void wrongLengthsAreNamed() {
    Forward forward = model.newForward();
    Backprop backprop = model.newBackprop();
    float[] x = new float[INPUTS];
    float[] one = new float[1];
    refuses("x: expected length 2 (inputs), got 1", () -> forward.forward(one, one));
    refuses("h: expected length 4 (activations), got 1", () -> forward.activations(x, one));
    refuses("t: expected length 1 (outputs), got 2", () -> backprop.loss(x, x));
    refuses("g: expected length 13 (parameters), got 2", () -> backprop.gradient(x, one, x));
    refuses(
        "dx: expected length 2 (inputs), got 1",
        () -> backprop.gradient(x, one, new float[PARAMETERS], one));
    refuses("e: expected length 1 (outputs), got 2", () -> backprop.backward(x, x, x, x));
    refuses(
        "j: expected length 2 (outputs x inputs), got 1", () -> model.newJacobian().inputs(x, one));
    refuses(
        "j: expected length 13 (outputs x parameters), got 1",
        () -> model.newJacobian().parameters(x, one));
    refuses("parameters: expected length 13 (parameters), got 2", () -> xor.of(Model.class, x));
  }

  @Test
  void batchesNeedASampleAndTheirRows() {
    Forward forward = model.newForward();
    Backprop backprop = model.newBackprop();
    float[] two = new float[2];
    refuses("n: expected at least 1, got 0", () -> forward.forward(two, two, 0));
    refuses(
        "x: expected length at least 6 (3 samples x 2 inputs), got 2",
        () -> forward.forward(two, two, 3));
    refuses(
        "dx: expected length at least 2 (1 sample x 2 inputs), got 0",
        () -> backprop.backward(two, two, 1, new float[PARAMETERS], new float[0]));
  }

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void nullsAreNamed() {
    float[] x = new float[INPUTS];
    assertEquals("t", nullOf(() -> model.newBackprop().loss(x, null)));
    assertEquals("y", nullOf(() -> model.newForward().forward(x, null, 1)));
    assertEquals("x", nullOf(() -> model.predict(null)));
  }

  private static String nullOf(Executable call) {
    return assertThrows(NullPointerException.class, call).getMessage();
  }

  @Test
  void nothingIsWrittenBeforeAnArgumentIsRefused() {
    float[] g = numbers(PARAMETERS);
    float[] before = g.clone();
    float[] x = new float[INPUTS];
    Backprop backprop = model.newBackprop();
    assertThrows(NullPointerException.class, () -> backprop.backward(x, null, g, null));
    assertThrows(NullPointerException.class, () -> backprop.gradient(x, null, 1, g));
    assertArrayEquals(before, g);
  }

  @Test
  void evaluatorsShareTheLiveParameters() {
    float[] x = numbers(INPUTS);
    float[] y = new float[1];
    Forward forward = model.newForward();
    Arrays.fill(model.parameters(), 0);
    forward.forward(x, y);
    assertEquals(0.5f, y[0]);
    assertEquals(0.5f, model.predict(x)[0]);
    assertSame(model.parameters(), model.parameters());
    assertNotSame(model.predict(x), model.predict(x));
  }

  @Test
  void layersSayWhereTheirParametersAre() throws Exception {
    assertEquals(
        List.of(
            new NetworkLayer.Builder("Dense", "hidden")
                .reads(2, "input")
                .gives(3)
                .activation("TANH")
                .tensor("weight", "weight", 0, 2, 3)
                .tensor("bias", "bias", 6, 3)
                .build(),
            new NetworkLayer.Builder("Dense", "output")
                .reads(3, "hidden")
                .gives(1)
                .activation("SIGMOID")
                .tensor("weight", "weight", 9, 3, 1)
                .tensor("bias", "bias", 12, 1)
                .build()),
        model.layers());
    assertEquals(model.layers().get(1), model.getClass().getMethod("output").invoke(model));
    assertThrows(UnsupportedOperationException.class, () -> model.layers().remove(0));
  }

  @Test
  void aSeedMakesTheSameNetworkAgain() throws Exception {
    Object created = xor.type("Network").getMethod("create", long.class).invoke(null, 7L);
    Object again = xor.type("Network").getMethod("create", long.class).invoke(null, 7L);
    float[] parameters = ((Model) created).parameters();
    assertArrayEquals(parameters, ((Model) again).parameters());
    assertArrayEquals(new float[3], Arrays.copyOfRange(parameters, 6, 9));
    assertTrue(parameters[0] != 0 && parameters[9] != 0);
  }

  @Test
  void sizesAreConstants() throws Exception {
    for (String suffix : List.of("Forward", "Backprop", "Jacobian", "Network")) {
      Class<?> type = xor.type(suffix);
      assertEquals(INPUTS, type.getField("INPUTS").getInt(null));
      assertEquals(OUTPUTS, type.getField("OUTPUTS").getInt(null));
      assertEquals(PARAMETERS, type.getField("PARAMETERS").getInt(null));
    }
  }

  private static float[] row(float[] rows, int sample, int width) {
    return Arrays.copyOfRange(rows, sample * width, (sample + 1) * width);
  }

  private static float[] add(float[] sum, float[] next) {
    for (int index = 0; index < sum.length; index++) {
      sum[index] = sum[index] + next[index];
    }
    return sum;
  }
}
