package io.github.chainrule.exchange;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.chainrule.exchange.draft.CodeLimits;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What ONNX Runtime makes of an ONNX file at random inputs: a recording where there is none. */
final class RuntimeRecording {
  private static final int SAMPLES = 3;

  private final NetworkDraft draft;
  private final Random random = new Random(11);

  private RuntimeRecording(NetworkDraft draft) {
    this.draft = draft;
  }

  /** Runs a file from which a draft was made. */
  static ModelFolderTest.Sample of(Path file, NetworkDraft draft) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(file.toString(), options)) {
      return new RuntimeRecording(draft).run(environment, session);
    }
  }

  private ModelFolderTest.Sample run(OrtEnvironment environment, OrtSession session)
      throws OrtException {
    Map<String, Tensor> x = new LinkedHashMap<>();
    Map<String, OnnxTensor> fed = new HashMap<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      TensorInfo info = (TensorInfo) input.getInfo();
      Tensor values = values(input.getName(), info.getShape());
      if (info.type != OnnxJavaType.FLOAT && info.type != OnnxJavaType.DOUBLE) {
        values = values.map(Math::rint);
      }
      x.put(input.getName(), values);
      fed.put(input.getName(), tensor(environment, info.type, values));
    }
    Map<String, Tensor> y = new LinkedHashMap<>();
    try (OrtSession.Result result = session.run(fed)) {
      for (HeadDraft head : draft.heads()) {
        OnnxValue value = result.get(head.fileName()).orElse(null);
        if (!(value instanceof OnnxTensor tensor)) {
          throw new IllegalArgumentException("'" + head.fileName() + "' is no tensor of the file");
        }
        FloatBuffer floats = tensor.getFloatBuffer();
        double[] data = new double[floats.remaining()];
        Arrays.setAll(data, i -> floats.get(i));
        y.put(head.fileName(), Tensor.vector(data));
      }
    } finally {
      fed.values().forEach(OnnxTensor::close);
    }
    return new ModelFolderTest.Sample(x, y);
  }

  private Tensor values(String name, long... open) {
    int[] shape = Arrays.stream(open).mapToInt(Math::toIntExact).toArray();
    int[] limits = CodeLimits.of(draft);
    int at = 0;
    for (InputDraft input : draft.inputs()) {
      int size = input.layer().size();
      if (input.fileName().equals(name)) {
        if (shape.length == input.fileShape().length + 1) {
          System.arraycopy(input.fileShape(), 0, shape, 1, shape.length - 1);
        }
        return filled(positive(shape), Arrays.copyOfRange(limits, at, at + size), input.order());
      }
      at += size;
    }
    return filled(positive(shape), new int[1], 0);
  }

  private static int[] positive(int... shape) {
    return Arrays.stream(shape).map(size -> size < 0 ? SAMPLES : size).toArray();
  }

  private Tensor filled(int[] shape, int[] limits, int... order) {
    double[] data = new double[Math.toIntExact(Shapes.size(shape))];
    for (int i = 0; i < data.length; i++) {
      int codes = limits[i % limits.length];
      int to = i / order.length * order.length + order[i % order.length];
      data[to] = codes > 0 ? random.nextInt(codes) : (float) random.nextGaussian();
    }
    return Tensor.of(shape, data);
  }

  private static OnnxTensor tensor(OrtEnvironment environment, OnnxJavaType type, Tensor values)
      throws OrtException {
    double[] data = values.data();
    long[] shape = Arrays.stream(values.shape()).asLongStream().toArray();
    return switch (type) {
      case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(data), shape);
      case INT64 -> {
        long[] longs = Arrays.stream(data).mapToLong(one -> (long) one).toArray();
        yield OnnxTensor.createTensor(environment, LongBuffer.wrap(longs), shape);
      }
      case INT32 -> {
        int[] ints = Arrays.stream(data).mapToInt(one -> (int) one).toArray();
        yield OnnxTensor.createTensor(environment, IntBuffer.wrap(ints), shape);
      }
      default -> {
        float[] floats = RecordedModelsTest.floats(data);
        yield OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), shape);
      }
    };
  }
}
