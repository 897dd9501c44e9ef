package io.github.chainrule.samples.benchmarks.speed;

import ai.onnxruntime.OrtException;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.peer.Agreement;
import io.github.chainrule.samples.benchmarks.peer.OnnxForward;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A network in ONNX Runtime, once for one sample and once for many. */
@State(Scope.Thread)
public class Onnx {
  /** The widths of the network. */
  @Param({"4-16-16-3", "12-64-64-4", "784-128-10", "2-3-1"})
  public String network;

  OnnxForward one;
  OnnxForward many;

  /** Loads the network and compares its outputs. */
  @Setup
  public void make() throws OrtException {
    Model model = Subject.of(network).model();
    one = load(model, 1);
    many = load(model, Ours.MANY);
  }

  private static OnnxForward load(Model model, int samples) throws OrtException {
    Batch batch = Batch.of(model, samples);
    float[] y = new float[samples * model.outputs()];
    model.newForward().forward(batch.x(), y, samples);
    OnnxForward onnx = new OnnxForward(model, samples);
    onnx.read(batch.x());
    onnx.run();
    Agreement.check("outputs", y, onnx.outputs());
    return onnx;
  }

  /** Unloads the network. */
  @TearDown
  public void close() throws OrtException {
    one.close();
    many.close();
  }
}
