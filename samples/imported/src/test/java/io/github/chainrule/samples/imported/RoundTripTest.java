package io.github.chainrule.samples.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.github.chainrule.exchange.export.OnnxModels;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import java.io.File;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classifier learns a fifth of its task anew, here, and goes back to where it came from. */
final class RoundTripTest {
  private static final int SAMPLES = 64;
  private static final int INPUTS = GesturesForward.INPUTS;
  private static final int GESTURES = GesturesForward.OUTPUTS;

  @TempDir private Path folder;

  @Test
  void onnxRuntimeComputesWhatWasTrainedHere() throws Exception {
    GesturesNetwork network = GesturesNetwork.create(0);
    ModelScaling scaling = Main.load(network);
    float[] x = new float[SAMPLES * INPUTS];
    int[] classes = new int[SAMPLES];
    Random random = new Random(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    for (int sample = 0; sample < SAMPLES; sample++) {
      classes[sample] = x[sample * INPUTS] > 0 ? 0 : 1 + sample % 3;
    }
    Dataset data = Dataset.ofClasses(x, INPUTS, classes, GESTURES);
    Trainer.builder()
        .optimizer(new Adam(0.01))
        .epochs(5)
        .seed(1)
        .build()
        .fit(network, scaling.apply(data));

    File file = folder.resolve("gestures.onnx").toFile();
    OnnxModels.write(network, scaling, file);
    float[] found = run(file, x);

    float[] scaled = x.clone();
    scaling.applyToInputs(scaled, SAMPLES);
    float[] expected = new float[SAMPLES * GESTURES];
    network.newForward().forward(scaled, expected, SAMPLES);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 1e-6f, "output " + i);
    }
  }

  private static float[] run(File file, float[] x) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.getPath());
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(x), new long[] {SAMPLES, INPUTS});
        OrtSession.Result result = session.run(Map.of("input", input))) {
      float[] y = new float[SAMPLES * GESTURES];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(y);
      return y;
    }
  }
}
