package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.train.DivergenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A fit that a number of the data ends says in which sample it is, however samples come. */
class NonFiniteSampleTest {
  private static final String SAMPLE = ". Sample 75 has the input NaN at 0.";

  private final TestNetwork network = new TestNetwork("TANH", 3, 2, 5, 1);

  private static Dataset broken() {
    float[] x = new float[200];
    for (int k = 0; k < x.length; k++) {
      x[k] = k % 7 - 3;
    }
    x[150] = Float.NaN;
    return Dataset.of(x, 2, new float[100], 1);
  }

  private static void assertSays(String end, Executable fit) {
    String message = assertThrows(DivergenceException.class, fit).getMessage();
    assertTrue(message.endsWith(end), message);
  }

  @Test
  void trainerNamesItByItsPlaceInTheWholeSet() {
    assertSays(SAMPLE, () -> Trainer.builder().batchSize(8).build().fit(network, broken()));
    assertSays(
        SAMPLE, () -> Trainer.builder().validationFraction(0.2).build().fit(network, broken()));
    assertSays(
        SAMPLE,
        () -> Trainer.builder().validation(broken()).build().fit(network, broken().slice(0, 50)));
  }

  @Test
  void solversNameIt() {
    assertSays(SAMPLE, () -> new Lbfgs().fit(network, broken()));
    assertSays(SAMPLE, () -> new LevenbergMarquardt().fit(network, broken()));
  }

  @Test
  void aStreamKnowsItsPlaceInTheBatch() {
    SampleSource source = SampleSource.of(broken());
    assertSays(
        ". Of the batch, sample 11 has the input NaN at 0.",
        () -> Trainer.builder().batchSize(32).build().fitStream(network, source));
  }
}
