package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.reference.RandomGraphs;
import io.github.chainrule.processor.reference.RandomSample;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random directed graphs of layers of every kind. */
class RandomGraphsTest {

  private static final long SEED = RandomSample.seed(20_250_701);
  private static final int PARTS = RandomSample.size(1);
  private static final int WIDEST = 9;

  static List<RandomPart> parts() {
    return RandomPart.of("graphs", SEED, PARTS, new RandomGraphs(SEED, WIDEST)::draw);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("parts")
  void graphsComputeWhatTheyShould(RandomPart part) {
    part.check();
  }
}
