package io.github.chainrule.samples.benchmarks.speed;

import ai.onnxruntime.OrtException;
import io.github.chainrule.samples.benchmarks.Subject;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each peer throws when it is made if it disagrees with the compiled network. */
final class PeersTest {
  private static final int SAMPLES = 3;

  private static Stream<Subject> stepped() {
    return included(Work.STEP_64);
  }

  private static Stream<Subject> differentiated() {
    return included(Work.INPUT_JACOBIAN);
  }

  private static Stream<Subject> included(Work work) {
    return Stream.of(Subject.values()).filter(subject -> work.includes(subject.kind()));
  }

  private static <T extends Case> T given(T contestant, Subject subject, int samples) {
    contestant.network = subject.title();
    contestant.samples = samples;
    return contestant;
  }

  @ParameterizedTest
  @EnumSource
  void plainLoopsAgree(Subject subject) {
    given(new Naive(), subject, SAMPLES).make();
  }

  @ParameterizedTest
  @EnumSource
  void onnxRuntimeAgrees(Subject subject) throws IOException, OrtException {
    Onnx onnx = given(new Onnx(), subject, SAMPLES);
    onnx.make();
    onnx.close();
  }

  @ParameterizedTest
  @MethodSource("stepped")
  void djlAgrees(Subject subject) {
    Djl djl = given(new Djl(), subject, SAMPLES);
    djl.make();
    djl.close();
  }

  @ParameterizedTest
  @MethodSource("differentiated")
  void differencesAgree(Subject subject) {
    given(new Differences(), subject, 1).make();
  }

  @ParameterizedTest
  @MethodSource("differentiated")
  void sweepsAgree(Subject subject) {
    given(new Sweeps(), subject, 1).make();
  }
}
