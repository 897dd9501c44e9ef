package io.github.chainrule.samples.benchmarks.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.github.chainrule.runtime.f32.Model;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A network in ONNX Runtime, as fast as its Java API goes: one thread, all optimisations, fixed
 * shapes, and buffers outside the heap that it reads and writes in place, so that a call copies
 * nothing.
 */
public final class OnnxForward implements AutoCloseable {
  private final OrtSession session;
  private final FloatBuffer x;
  private final FloatBuffer y;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  /**
   * Loads a network.
   *
   * @param model the compiled network
   * @param samples the number of samples of each call
   * @throws OrtException if ONNX Runtime refuses it
   */
  public OnnxForward(Model model, int samples) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      session = environment.createSession(OnnxModel.of(model, samples), options);
    }
    x = buffer(samples * model.inputs());
    y = buffer(samples * model.outputs());
    inputs = Map.of(OnnxModel.INPUT, tensor(environment, x, samples, model.inputs()));
    outputs = Map.of(OnnxModel.output(model), tensor(environment, y, samples, model.outputs()));
  }

  private static FloatBuffer buffer(int length) {
    return ByteBuffer.allocateDirect(Float.BYTES * length)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static OnnxTensor tensor(
      OrtEnvironment environment, FloatBuffer buffer, int rows, int columns) throws OrtException {
    return OnnxTensor.createTensor(environment, buffer, new long[] {rows, columns});
  }

  /**
   * Fills the input buffer.
   *
   * @param inputs the inputs of all samples
   */
  public void read(float[] inputs) {
    x.duplicate().put(inputs, 0, x.capacity());
  }

  /**
   * Computes the outputs from the input buffer.
   *
   * @throws OrtException if ONNX Runtime fails
   */
  public void run() throws OrtException {
    session.run(inputs, outputs).close();
  }

  /**
   * Copies the output buffer.
   *
   * @return the outputs of all samples
   */
  public float[] outputs() {
    float[] copy = new float[y.capacity()];
    y.duplicate().get(copy);
    return copy;
  }

  @Override
  public void close() throws OrtException {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    session.close();
  }
}
