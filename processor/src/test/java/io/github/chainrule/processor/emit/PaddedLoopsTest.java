package io.github.chainrule.processor.emit;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import org.junit.jupiter.api.Test;

/** Loops go on beyond the end, and the class says so, where that is faster and nowhere else. */
class PaddedLoopsTest {

  @Test
  void onlyFloatsAtMultiplesOfEightArePadded() {
    assertPadded(true, of(8, 64), Precision.FLOAT, Emission.LOOPED);
    assertPadded(false, of(8, 64), Precision.FLOAT, Emission.UNROLLED);
    assertPadded(false, of(8, 64), Precision.DOUBLE, Emission.LOOPED);
    assertPadded(false, of(12, 64), Precision.FLOAT, Emission.LOOPED);
    assertPadded(false, of(8, 68), Precision.FLOAT, Emission.LOOPED);
  }

  /** The second layer's weights begin at five times the first's units. */
  private static NetworkSpec of(int first, int second) {
    return network(
        4,
        LossFunction.SQUARED_ERROR,
        dense(first, Activation.TANH),
        dense(second, Activation.TANH),
        dense(2, Activation.IDENTITY));
  }

  private static void assertPadded(
      boolean isPadded, NetworkSpec shape, Precision precision, Emission emission) {
    NetworkSpec network = Networks.as(shape, precision, emission);
    CompilerAccess.compile(network)
        .forEach(
            file -> {
              String source = file.toString();
              boolean isEvaluator = !file.typeSpec().name().endsWith("Network");
              String message = precision + " " + emission + "\n" + source;
              assertEquals(isPadded && isEvaluator, source.contains("go on beyond"), message);
              assertEquals(isPadded && isEvaluator, source.contains(" < 72; "), message);
            });
  }
}
