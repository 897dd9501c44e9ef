package io.github.chainrule.processor.lower.cost;

import static io.github.chainrule.processor.reference.Networks.dense;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.lower.TileBackend;
import io.github.chainrule.processor.lower.TileLowering;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileWorthTest {

  private static TileLowering lowering(String widths) {
    int[] all = Arrays.stream(widths.split("-", 0)).mapToInt(Integer::parseInt).toArray();
    Networks.Dense[] layers =
        Arrays.stream(all)
            .skip(1)
            .mapToObj(it -> dense(it, Activation.TANH))
            .toArray(Networks.Dense[]::new);
    NetworkProgram program =
        Programs.of(
            Networks.as(
                Networks.network(all[0], LossFunction.SQUARED_ERROR, layers),
                Precision.FLOAT,
                Emission.AUTO));
    return new TileLowering(program, TileBackend.PORTABLE);
  }

  /** Of a whole tile, measured: 32 samples of 4-16-3, 29 of 4-16-16-3, 25 of 12-64-64-4. */
  @ParameterizedTest
  @CsvSource({"4-16-3, 29", "4-16-16-3, 29", "12-64-64-4, 24", "784-32-10, 11", "64-256-10, 10"})
  void gradientIsWorthATileFromWhereItTakesLessTime(String widths, int fewest) {
    assertEquals(fewest, lowering(widths).backprop().orElseThrow().fewest());
  }

  @ParameterizedTest
  @CsvSource({"4-16-3, 58", "4-16-16-3, 95", "12-64-64-4, 162", "784-32-10, 163"})
  void outputsAreWorthATileFromWhereTheyTakeLessTime(String widths, int fewest) {
    assertEquals(fewest, lowering(widths).forward().orElseThrow().fewest());
  }
}
