package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.export.KerasModels;
import io.github.chainrule.exchange.export.OnnxModels;
import io.github.chainrule.exchange.tensor.Tensor;
import io.github.chainrule.exchange.write.JavaName;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiled networks, written and read again, and run in ONNX Runtime. {@code -Dchainrule.sweep=10}
 * tries ten times as many random ones, {@code -Dchainrule.seed} others.
 */
final class ExportTest {
  private static final int NETWORKS = 4 * Integer.getInteger("chainrule.sweep", 1);
  private static final long SEED = Long.getLong("chainrule.seed", 1);
  private static final int SAMPLES = 3;

  /** Every layer that has a window or positions, two inputs, two outputs. */
  private static final String DRIVER =
      """
      package demo;

      import io.github.chainrule.dsl.*;
      import io.github.chainrule.runtime.Layer;

      @Network
      public interface Driver {
        @Input({8, 9, 2})
        Layer view();

        @Input(3)
        Layer place();

        @Conv2D(from = "view", filters = 4, kernel = 3, padding = Padding.SAME, stride = 2)
        Layer edges();

        @Conv2D(filters = 6, kernel = {1, 3}, groups = 2, dilation = {1, 2}, pad = {0, 0, 1, 2},
            activation = Activation.RELU)
        Layer rows();

        @BatchNorm(activation = Activation.TANH)
        Layer norm();

        @MaxPool(size = 2, stride = 1)
        Layer coarse();

        @AveragePool(size = {2, 1}, stride = 1)
        Layer mean();

        @GlobalAveragePool(from = "coarse")
        Layer all();

        @Flatten(from = "mean")
        Layer flat();

        @Slice(from = "flat", offset = 2, units = 5)
        Layer part();

        @Dense(from = "place", units = 6, bias = false, activation = Activation.SILU)
        Layer seen();

        @Multiply(from = {"seen", "all"})
        Layer gated();

        @LayerNorm(activation = Activation.GELU)
        Layer even();

        @Output
        @Loss(LossFunction.CROSS_ENTROPY)
        @Dense(from = {"even", "part"}, units = 4, activation = Activation.SOFTMAX)
        Layer action();

        @Output
        @Dense(from = "even", units = 1, formula = "v * sigmoid(1.702 * v)")
        Layer worth();
      }
      """;

  /** Steps, causal and dilated, read by a convolution whose input no method declares. */
  private static final String STEPS =
      """
      package demo;

      import io.github.chainrule.dsl.*;
      import io.github.chainrule.runtime.Layer;

      @Network(inputs = {10, 3})
      public interface Steps {
        @Conv1D(filters = 4, kernel = 3, dilation = 2, padding = Padding.CAUSAL, activation = Activation.ELU)
        Layer past();

        @Conv1D(filters = 4, kernel = 1)
        Layer same();

        @Add(from = {"past", "same"})
        Layer sum();

        @MaxPool(size = 2)
        Layer pool();

        @Dense(units = 5, activation = Activation.LEAKY_RELU)
        Layer each();

        @GlobalMaxPool
        Layer most();

        @Dense(units = 2)
        Layer out();
      }
      """;

  @TempDir private Path folder;

  private Model compiled(String source, String name) throws Exception {
    Class<?> type = CompiledModel.compile(source, JavaName.of("demo." + name), folder);
    Model model = (Model) type.getMethod("create", long.class).invoke(null, 5L);
    Random random = new Random(9);
    for (int i = 0; i < model.parameters().length; i++) {
      // Also what begins as 0 or 1; variances stay above 0.
      model.parameters()[i] += 0.2f * random.nextFloat();
    }
    return model;
  }

  private static double[] outputs(Model model, Tensor x) {
    float[] y = new float[SAMPLES * model.outputs()];
    model.newForward().forward(RecordedModelsTest.floats(x.data()), y, SAMPLES);
    double[] wide = new double[y.length];
    Arrays.setAll(wide, i -> y[i]);
    return wide;
  }

  /** Both ways out give what the network gives, in ONNX Runtime and read again. */
  private void check(Model model, boolean keras, long seed) throws Exception {
    Path file = folder.resolve("model.onnx");
    OnnxModels.write(model, file.toFile());
    NetworkDraft draft = RecordedModelsTest.draft(file);
    Tensor x = RoundTripTest.samples(draft, seed);
    double[] y = outputs(model, x);
    byte[] bytes = Files.readAllBytes(file);
    double[] found = RoundTripTest.inRuntime(OrtEnvironment.getEnvironment(), bytes, draft, x);
    double rounding = 8 * Rounding.of(RecordedModelsTest.draft(file), x, seed);
    RoundTripTest.assertNear(y, found, 1e-6 + rounding, seed);
    RoundTripTest.assertNear(y, RoundTripTest.outputs(draft, x), 1e-6 + rounding, seed);
    if (keras) {
      Path other = folder.resolve("model.keras");
      KerasModels.write(model, other.toFile());
      NetworkDraft again = RecordedModelsTest.draft(other);
      assertEquals(RoundTripTest.layers(draft), RoundTripTest.layers(again));
      RoundTripTest.assertNear(y, RoundTripTest.outputs(again, x), 1e-6 + rounding, seed);
    }
  }

  @Test
  void layersWithWindowsAndSeveralInputsAndOutputsAreWritten() throws Exception {
    check(compiled(DRIVER, "Driver"), false, 1);
    check(compiled(STEPS, "Steps"), true, 2);
  }

  @Test
  void theInterfaceComesBack() throws Exception {
    Model model = compiled(STEPS, "Steps");
    Path file = folder.resolve("steps.onnx");
    OnnxModels.write(model, file.toFile());
    NetworkDraft draft = RecordedModelsTest.draft(file);
    assertEquals(
        model.layers().stream().map(Layer::kind).toList(),
        draft.layers().stream().map(layer -> layer.kind().annotation()).toList());
    assertEquals("CAUSAL", draft.layers().get(0).elements().get("padding"));
  }

  @Test
  void whatKerasHasNotIsRefusedByName() throws Exception {
    Model model = compiled(DRIVER, "Driver");
    Path file = folder.resolve("driver.keras");
    String message =
        assertThrows(IllegalArgumentException.class, () -> KerasModels.write(model, file.toFile()))
            .getMessage();
    assertTrue(message.contains("Keras"), message);
    assertFalse(Files.exists(file));
  }

  @Test
  void randomNetworksAreWrittenAsTheyAre() throws Exception {
    for (long seed = SEED; seed < SEED + NETWORKS; seed++) {
      NetworkDraft draft = RandomDraft.of(seed, seed % 2 == 0);
      if (CompilerSupport.has(draft)) {
        Path own = Files.createDirectories(folder.resolve("random" + seed));
        check(CompiledModel.of(draft, own).model(), false, seed);
      }
    }
  }
}
