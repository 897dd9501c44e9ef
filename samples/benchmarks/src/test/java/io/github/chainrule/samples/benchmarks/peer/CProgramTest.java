package io.github.chainrule.samples.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that computes something else is refused when it is made. */
final class CForwardTest {
  private static final int SAMPLES = 5;

  @TempDir Path directory;

  @BeforeEach
  void thereIsACompiler() throws InterruptedException {
    assumeTrue(Gcc.version().isPresent());
  }

  private static Stream<Subject> dense() {
    return Stream.of(Subject.values()).filter(subject -> subject.kind().isDense());
  }

  @ParameterizedTest
  @MethodSource("dense")
  void agrees(Subject subject) throws IOException, InterruptedException {
    forward(subject);
    forward(subject, "-ffast-math");
  }

  @Test
  void fastestBlockIsNoSlowerThanTheMean() throws IOException, InterruptedException {
    Score time = forward(Subject.XOR).time();
    assertTrue(time.fastest() > 0 && time.fastest() <= time.mean(), time::toString);
  }

  private CForward forward(Subject subject, String... flags)
      throws IOException, InterruptedException {
    Model model = subject.model();
    return new CForward(model, Batch.of(model, SAMPLES), directory.resolve("network"), flags);
  }
}
