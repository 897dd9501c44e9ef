package io.github.chainrule.samples.benchmarks.peer;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import io.github.chainrule.exchange.export.OnnxModels;
import io.github.chainrule.runtime.f32.Model;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * A network in ONNX Runtime, as fast as its Java API goes: one thread, all optimisations, fixed
 * shapes, and buffers outside the heap that it reads and writes in place, so that a call copies
 * nothing.
 */
public final class OnnxForward implements AutoCloseable {
  /** The name of the first axis, whose length the files leave open. */
  private static final String SAMPLES = "batch";

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
   * @param file where to write it for ONNX Runtime
   * @throws IOException if it cannot be written
   * @throws OrtException if ONNX Runtime refuses it
   */
  public OnnxForward(Model model, int samples, Path file) throws IOException, OrtException {
    OnnxModels.write(model, file.toFile());
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      options.setSymbolicDimensionValue(SAMPLES, samples);
      session = environment.createSession(file.toString(), options);
    }
    NodeInfo input = session.getInputInfo().values().iterator().next();
    NodeInfo output = session.getOutputInfo().values().iterator().next();
    x = buffer(samples * model.inputs());
    y = buffer(samples * model.outputs());
    inputs = Map.of(input.getName(), tensor(environment, x, input));
    outputs = Map.of(output.getName(), tensor(environment, y, output));
  }

  private static FloatBuffer buffer(int length) {
    return ByteBuffer.allocateDirect(Float.BYTES * length)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static OnnxTensor tensor(OrtEnvironment environment, FloatBuffer buffer, NodeInfo node)
      throws OrtException {
    return OnnxTensor.createTensor(environment, buffer, ((TensorInfo) node.getInfo()).getShape());
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
