package io.github.chainrule.samples.benchmarks.speed;

import ai.onnxruntime.OrtException;
import io.github.chainrule.samples.benchmarks.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each peer throws when it is made if it disagrees with the compiled network. */
final class PeersTest {
  @ParameterizedTest
  @EnumSource
  void plainLoopsAgree(Subject subject) {
    Naive naive = new Naive();
    naive.network = subject.widths();
    naive.make();
  }

  @ParameterizedTest
  @EnumSource
  void onnxRuntimeAgrees(Subject subject) throws OrtException {
    Onnx onnx = new Onnx();
    onnx.network = subject.widths();
    onnx.make();
    onnx.close();
  }

  @ParameterizedTest
  @EnumSource
  void djlAgrees(Subject subject) {
    Djl djl = new Djl();
    djl.network = subject.widths();
    djl.make();
    djl.close();
  }

  @ParameterizedTest
  @EnumSource
  void differencesAgree(Subject subject) {
    Differences differences = new Differences();
    differences.network = subject.widths();
    differences.make();
  }

  @ParameterizedTest
  @EnumSource
  void sweepsAgree(Subject subject) {
    Sweeps sweeps = new Sweeps();
    sweeps.network = subject.widths();
    sweeps.make();
  }
}
