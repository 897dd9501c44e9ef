package io.github.chainrule.samples.benchmarks.speed;

import ai.onnxruntime.OrtException;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import io.github.chainrule.samples.benchmarks.peer.OnnxForward;
import java.io.IOException;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A network in ONNX Runtime. */
public class Onnx extends Case {
  private OnnxForward onnx;

  /** Loads the network and compares its outputs. */
  @Setup
  public void make() throws IOException, OrtException {
    Model model = model();
    Batch batch = batch(model);
    onnx = new OnnxForward(model, samples, Report.file(network + ".onnx"));
    onnx.read(batch.x());
    onnx.run();
    Agreement.check("outputs", outputs(model, batch), onnx.outputs());
  }

  /** Computes the outputs of the samples. */
  void run() throws OrtException {
    onnx.run();
  }

  /** Unloads the network. */
  @TearDown
  public void close() throws OrtException {
    onnx.close();
  }
}
