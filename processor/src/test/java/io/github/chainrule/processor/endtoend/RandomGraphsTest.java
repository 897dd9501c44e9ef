package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.reference.RandomGraphs;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random directed graphs of layers of every kind. {@code mvn test -Dnetworks.seed=…
 * -Dnetworks.parts=…} draws others and more.
 */
class RandomGraphsTest {

  private static final long SEED = Long.getLong("networks.seed", 20_250_701);
  private static final int PARTS = Integer.getInteger("networks.parts", 3);
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
