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
final class CProgramTest {
  private static final int SAMPLES = 5;
  private static final float RATE = 0.01f;

  @TempDir Path directory;

  @BeforeEach
  void thereIsACompiler() throws InterruptedException {
    assumeTrue(Gcc.version().isPresent());
  }

  private static Stream<Subject> dense() {
    return Stream.of(Subject.values()).filter(subject -> subject.kind().isDense());
  }

  private static Stream<Subject> classifying() {
    return dense().filter(Subject::isClassifier);
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

  @ParameterizedTest
  @MethodSource("classifying")
  void agreesByHand(Subject subject) throws IOException, InterruptedException {
    Model model = subject.model();
    for (int samples : new int[] {1, 64}) {
      Batch batch = Batch.of(model, samples);
      CProgram.handwrittenStep(model, batch, RATE, directory.resolve("step" + samples));
      CProgram.handwrittenForward(model, batch, directory.resolve("forward" + samples));
    }
    Batch tiles = Batch.of(model, 128);
    CProgram.handwrittenForward(model, tiles, directory.resolve("tiles"));
    String behind = CProgram.BEHIND_A_LINE;
    CProgram.handwrittenStep(model, Batch.of(model, 1), RATE, directory.resolve("behind"), behind);
    CProgram.handwrittenForward(model, tiles, directory.resolve("tilesBehind"), behind);
  }

  private CProgram forward(Subject subject, String... flags)
      throws IOException, InterruptedException {
    Model model = subject.model();
    return CProgram.forward(model, Batch.of(model, SAMPLES), directory.resolve("network"), flags);
  }
}
