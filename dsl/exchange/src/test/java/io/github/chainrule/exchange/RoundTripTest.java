package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.github.chainrule.exchange.draft.DraftEvaluator;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.keras.KerasDraftWriter;
import io.github.chainrule.exchange.onnx.OnnxDraftWriter;
import io.github.chainrule.exchange.pass.Simplification;
import io.github.chainrule.exchange.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random networks, written and read again. {@code -Dchainrule.sweep=10} tries ten times as many,
 * {@code -Dchainrule.seed} others.
 */
final class RoundTripTest {
  private static final int NETWORKS = 30 * Integer.getInteger("chainrule.sweep", 1);
  private static final long SEED = Long.getLong("chainrule.seed", 1);
  private static final int SAMPLES = 3;

  static Tensor samples(NetworkDraft draft, long seed) {
    double[] x = new double[SAMPLES * draft.inputSize()];
    Random random = new Random(seed);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return Tensor.of(new int[] {SAMPLES, draft.inputSize()}, x);
  }

  static double[] outputs(NetworkDraft draft, Tensor x) {
    Map<LayerDraft, Tensor> values = DraftEvaluator.run(draft, x);
    return inRows(draft.heads().stream().map(head -> values.get(head.layer()).data()).toList());
  }

  /** The rows of several outputs beside each other. */
  static double[] inRows(List<double[]> outputs) {
    int width = outputs.stream().mapToInt(data -> data.length / SAMPLES).sum();
    double[] y = new double[SAMPLES * width];
    int at = 0;
    for (double[] data : outputs) {
      int own = data.length / SAMPLES;
      for (int sample = 0; sample < SAMPLES; sample++) {
        System.arraycopy(data, sample * own, y, sample * width + at, own);
      }
      at += own;
    }
    return y;
  }

  static NetworkDraft read(byte[] file) throws Exception {
    return Simplification.of("model", ModelReader.read(file, FileFolder.NONE), List.of(), Map.of());
  }

  static void assertNear(double[] expected, double[] found, double tolerance, long seed) {
    assertEquals(expected.length, found.length);
    for (int i = 0; i < expected.length; i++) {
      double scale = Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], found[i], tolerance * scale, "output " + i + ", seed " + seed);
    }
  }

  @Test
  void onnxFilesAreReadAsWhatWasWritten() throws Exception {
    for (long seed = SEED; seed < SEED + NETWORKS; seed++) {
      NetworkDraft draft = RandomDraft.of(seed, seed % 2 == 0);
      Tensor x = samples(draft, seed);
      NetworkDraft again = read(OnnxDraftWriter.write(draft, "random"));
      assertNear(outputs(draft, x), outputs(again, x), 1e-6, seed);
      assertEquals(layers(draft), layers(again), "seed " + seed);
    }
  }

  /** The layers of a network, in an order that does not depend on that of independent ones. */
  static List<String> layers(NetworkDraft draft) {
    return draft.layers().stream()
        .map(
            layer ->
                "%s %s of %s, %s%s"
                    .formatted(
                        layer.kind(),
                        Arrays.toString(layer.extent()),
                        layer.from().stream().map(LayerDraft::size).toList(),
                        layer.isSoftmax()
                            ? "SOFTMAX"
                            : NamedActivations.named(layer.activation()).orElseThrow(),
                        layer.tensors().keySet()))
        .sorted()
        .toList();
  }

  @Test
  void kerasFilesAreReadAsWhatWasWritten() throws Exception {
    for (long seed = SEED; seed < SEED + NETWORKS; seed++) {
      NetworkDraft draft = RandomDraft.of(seed, seed % 2 == 0);
      Tensor x = samples(draft, seed);
      NetworkDraft again = read(KerasDraftWriter.write(draft, "random"));
      assertNear(outputs(draft, x), outputs(again, x), 1e-6, seed);
      assertEquals(layers(draft), layers(again), "seed " + seed);
    }
  }

  @Test
  void onnxRuntimeComputesTheSame() throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    for (long seed : seedsForRuntime()) {
      NetworkDraft draft = RandomDraft.of(seed, seed % 2 == 0);
      Tensor x = samples(draft, seed);
      byte[] file = OnnxDraftWriter.write(draft, "random");
      double[] found = inRuntime(environment, file, draft, x);
      double[] expected = outputs(draft, x);
      assertNear(expected, found, 1e-6 + 8 * Rounding.of(draft, x, seed), seed);
    }
  }

  /** Also one whose layer norm reads values that are 17 times their standard deviation. */
  private static long[] seedsForRuntime() {
    return LongStream.concat(LongStream.of(116), LongStream.range(SEED, SEED + NETWORKS)).toArray();
  }

  /** What ONNX Runtime makes of a file, the outputs beside each other. */
  static double[] inRuntime(OrtEnvironment environment, byte[] file, NetworkDraft draft, Tensor x)
      throws Exception {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    int at = 0;
    for (InputDraft input : draft.inputs()) {
      int size = input.layer().size();
      float[] own = new float[SAMPLES * size];
      for (int i = 0; i < own.length; i++) {
        own[i] = (float) x.at(i / size * x.dim(1) + at + i % size);
      }
      int[] extent = input.layer().extent();
      long[] shape = new long[extent.length + 1];
      Arrays.setAll(shape, axis -> axis == 0 ? SAMPLES : extent[axis - 1]);
      FloatBuffer buffer = FloatBuffer.wrap(own);
      inputs.put(input.fileName(), OnnxTensor.createTensor(environment, buffer, shape));
      at += size;
    }
    try (OrtSession session = environment.createSession(file);
        OrtSession.Result result = session.run(inputs)) {
      List<double[]> outputs = new ArrayList<>();
      for (HeadDraft head : draft.heads()) {
        OnnxTensor output = (OnnxTensor) result.get(head.fileName()).orElseThrow();
        FloatBuffer floats = output.getFloatBuffer();
        double[] data = new double[floats.remaining()];
        Arrays.setAll(data, floats::get);
        outputs.add(data);
      }
      return inRows(outputs);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }
}
