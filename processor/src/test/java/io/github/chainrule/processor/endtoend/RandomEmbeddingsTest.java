package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.reference.RandomEmbeddings;
import io.github.chainrule.processor.reference.RandomSample;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random networks that look codes up. */
class RandomEmbeddingsTest {

  private static final long SEED = RandomSample.seed(20_250_701);
  private static final int PARTS = RandomSample.size(1);

  static List<RandomPart> parts() {
    return RandomPart.of("embeddings", SEED, PARTS, new RandomEmbeddings(SEED)::draw);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("parts")
  void embeddingsComputeWhatTheyShould(RandomPart part) {
    part.check();
  }
}
