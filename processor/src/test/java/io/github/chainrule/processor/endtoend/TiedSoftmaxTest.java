package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.f64.Backprop;
import io.github.chainrule.runtime.f64.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A softmax several of whose units are the largest, as before anything is learned. */
class TiedSoftmaxTest {

  @ParameterizedTest
  @EnumSource
  void crossEntropyCountsAllUnitsThatAreLargest(Emission emission) {
    NetworkSpec shape =
        Networks.as(
            network(1, LossFunction.CROSS_ENTROPY, withoutBias(4, Activation.SOFTMAX)),
            Precision.DOUBLE,
            emission);
    NetworkSpec network = Networks.named(shape, "ties", "Ties" + emission);
    Class<?> type = Build.of(network).load("ties.Ties" + emission + "Network");
    Model model = (Model) Reflection.call(type, "of", double[].class, new double[4]);
    Backprop backprop = model.newBackprop();
    double[] g = new double[4];
    double[] target = {0, 1, 0, 0};
    assertEquals(Math.log(4), backprop.gradient(new double[] {1}, target, g), 1e-15);
    assertArrayEquals(new double[] {0.25, -0.75, 0.25, 0.25}, g, 1e-15);
    System.arraycopy(new double[] {2, 2, 1, 0}, 0, model.parameters(), 0, 4);
    double sum = 2 * Math.exp(2) + Math.exp(1) + 1;
    assertEquals(Math.log(sum) - 2, backprop.loss(new double[] {1}, target), 1e-14);
  }
}
