package io.github.chainrule.processor.lower.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCostsTest {

  private static RowCosts of(Precision precision) {
    return new RowCosts(Target.HOTSPOT, precision);
  }

  /** On either side of where one length gives way to another. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT, 1, 16",
    "FLOAT, 16, 16",
    "FLOAT, 17, 72",
    "FLOAT, 72, 72",
    "FLOAT, 73, 128",
    "FLOAT, 128, 128",
    "FLOAT, 129, 256",
    "FLOAT, 784, 256",
    "DOUBLE, 16, 16",
    "DOUBLE, 17, 72",
    "DOUBLE, 73, 128",
    "DOUBLE, 128, 128",
    "DOUBLE, 129, 72",
    "DOUBLE, 144, 72",
    "DOUBLE, 145, 256",
    "DOUBLE, 256, 256",
    "DOUBLE, 257, 72",
    "DOUBLE, 289, 128",
    "DOUBLE, 385, 256"
  })
  void rowsAreOfTheLengthThatTakesFewestPasses(Precision precision, int width, int length) {
    assertEquals(length, of(precision).best(width).length());
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 72, 1820, 64, false", "FLOAT, 72, 1821, 64, true", "FLOAT, 72, 92, 128, false",
    "FLOAT, 72, 93, 128, true", "FLOAT, 72, 36, 256, false", "FLOAT, 72, 37, 256, true",
    "FLOAT, 256, 512, 128, false", "FLOAT, 256, 513, 128, true", "FLOAT, 256, 1999, 64, false",
    "DOUBLE, 72, 56, 256, false", "DOUBLE, 72, 57, 256, true", "FLOAT, 72, 1999, 16, false"
  })
  void productsRunAlongTheOutputsWhereThatTakesFewerPasses(
      Precision precision, int samples, int inputs, int outputs, boolean isAlongOutputs) {
    RowCosts costs = of(precision);
    assertEquals(isAlongOutputs, costs.isFasterAlongOutputs(samples, inputs, outputs));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, false, false", "4, 5, false, true", "16, 8, false, false", "16, 9, false, true",
    "64, 9, false, false", "64, 10, false, true", "64, 16, false, true", "64, 17, false, false",
    "64, 19, false, true", "784, 19, false, false", "784, 20, false, true", "4, 1, true, true",
    "16, 4, true, false", "16, 5, true, true", "784, 5, true, false", "784, 6, true, true"
  })
  void outerProductsAreSummedAlongTheSideThatTakesFewerPasses(
      int inputs, int outputs, boolean turnsInputs, boolean isAlongOutputs) {
    RowCosts costs = of(Precision.FLOAT);
    assertEquals(isAlongOutputs, costs.isOuterFasterAlongOutputs(72, inputs, outputs, turnsInputs));
  }
}
