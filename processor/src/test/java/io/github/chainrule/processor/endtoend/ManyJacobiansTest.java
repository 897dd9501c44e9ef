package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Derivatives of many samples are those of each, with the same bits, and nothing else is written.
 */
class ManyJacobiansTest {

  private static final int N = 5;
  private static final int INPUTS = 4;
  private static final int OUTPUTS = 3;

  private static Model model;
  private static float[] x;
  private static float[] v;

  @BeforeAll
  static void compile() {
    NetworkSpec network =
        Networks.as(
            network(
                INPUTS,
                LossFunction.CROSS_ENTROPY,
                dense(9, Activation.TANH),
                dense(OUTPUTS, Activation.SOFTMAX)),
            Precision.FLOAT,
            Emission.AUTO);
    NetworkSpec named = Networks.named(network, "many", "Net");
    model =
        (Model) Reflection.call(Build.of(named).load("many.NetNetwork"), "create", long.class, 3L);
    SplittableRandom random = new SplittableRandom(11);
    x = numbers(random);
    v = numbers(random);
  }

  private static float[] numbers(SplittableRandom random) {
    float[] numbers = new float[(N + 1) * INPUTS];
    for (int index = 0; index < numbers.length; index++) {
      numbers[index] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }

  private static float[] row(float[] rows, int sample, int width) {
    return Arrays.copyOfRange(rows, sample * width, (sample + 1) * width);
  }

  /** A row more than is needed. */
  private static float[] unwritten(int width) {
    float[] numbers = new float[(N + 1) * width];
    Arrays.fill(numbers, Float.NaN);
    return numbers;
  }

  private static void assertUnwritten(float[] last) {
    for (float number : last) {
      assertEquals(Float.NaN, number);
    }
  }

  @Test
  void inputJacobiansAreThoseOfEachSample() {
    Jacobian jacobian = model.newJacobian();
    int width = OUTPUTS * INPUTS;
    float[] all = unwritten(width);
    jacobian.inputs(x, N, all);
    for (int sample = 0; sample < N; sample++) {
      float[] one = new float[width];
      jacobian.inputs(row(x, sample, INPUTS), one);
      assertArrayEquals(one, row(all, sample, width), "sample " + sample);
    }
    assertUnwritten(row(all, N, width));
  }

  @Test
  void parameterJacobiansAreThoseOfEachSample() {
    Jacobian jacobian = model.newJacobian();
    int width = OUTPUTS * model.parameters().length;
    float[] all = unwritten(width);
    jacobian.parameters(x, N, all);
    for (int sample = 0; sample < N; sample++) {
      float[] one = new float[width];
      jacobian.parameters(row(x, sample, INPUTS), one);
      assertArrayEquals(one, row(all, sample, width), "sample " + sample);
    }
    assertUnwritten(row(all, N, width));
  }

  @Test
  void productsAreThoseOfEachSampleAndOfItsJacobian() {
    Jacobian jacobian = model.newJacobian();
    float[] all = unwritten(OUTPUTS);
    jacobian.jvp(x, v, N, all);
    for (int sample = 0; sample < N; sample++) {
      float[] one = new float[OUTPUTS];
      float[] matrix = new float[OUTPUTS * INPUTS];
      float[] direction = row(v, sample, INPUTS);
      jacobian.jvp(row(x, sample, INPUTS), direction, one);
      jacobian.inputs(row(x, sample, INPUTS), matrix);
      assertArrayEquals(one, row(all, sample, OUTPUTS), "sample " + sample);
      for (int output = 0; output < OUTPUTS; output++) {
        double sum = 0;
        for (int input = 0; input < INPUTS; input++) {
          sum += (double) matrix[output * INPUTS + input] * direction[input];
        }
        assertEquals(sum, one[output], 1e-6);
      }
    }
    assertUnwritten(row(all, N, OUTPUTS));
  }
}
