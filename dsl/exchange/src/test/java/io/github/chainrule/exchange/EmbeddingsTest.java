package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.export.KerasModels;
import io.github.chainrule.exchange.export.OnnxModels;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphBuilder;
import io.github.chainrule.exchange.graph.GraphInput;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.tensor.Tensor;
import io.github.chainrule.exchange.write.JavaName;
import io.github.chainrule.runtime.f32.Model;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes that are looked up in tables, on the way in and on the way out. */
final class EmbeddingsTest {
  private static final JavaName NAME = JavaName.of("demo.Imported");
  private static final Tensor TABLE =
      Tensor.of(new int[] {3, 2}, new double[] {0.5, -1, 2, 0.25, -3, 4});

  /** Two goods, looked up by one table in two places. */
  private static final String CODES_ONLY =
      """
      package demo;
      import io.github.chainrule.dsl.*;
      import io.github.chainrule.runtime.Layer;
      @Network(inputs = 2)
      public interface Sold {
        @Embedding(size = 7, units = 3) Layer goods();
        @Embedding(from = "input", size = 7, units = 3, shares = "goods") Layer again();
        @Dropout(from = {"goods", "again"}, value = 0.3) Layer both();
        @Dense(units = 4, activation = Activation.TANH) Layer hidden();
        @Dropout(0.2) Layer thinned();
        @Dense(units = 2) Layer verdict();
      }
      """;

  /** A code beside numbers. */
  private static final String MIXED =
      """
      package demo;
      import io.github.chainrule.dsl.*;
      import io.github.chainrule.runtime.Layer;
      @Network(inputs = 3)
      public interface Sold {
        @Slice(units = 1) Layer code();
        @Embedding(size = 7, units = 3) Layer goods();
        @Slice(from = "input", offset = 1, units = 2) Layer numbers();
        @Dense(from = {"goods", "numbers"}, units = 4, activation = Activation.TANH) Layer hidden();
        @Dropout(0.2) Layer last();
      }
      """;

  /** Codes at each of four steps. */
  private static final String STEPS =
      """
      package demo;
      import io.github.chainrule.dsl.*;
      import io.github.chainrule.runtime.Layer;
      @Network(inputs = {4, 1})
      public interface Sold {
        @Embedding(size = 7, units = 3) Layer goods();
        @Dense(units = 2, activation = Activation.TANH) Layer hidden();
      }
      """;

  @TempDir private Path folder;

  private Model compiled(String source) throws Exception {
    JavaName name = JavaName.of("demo.Sold");
    Class<?> network = CompiledModel.compile(source, name, folder.resolve("sold"));
    return (Model) network.getMethod("create", long.class).invoke(null, 5L);
  }

  private static float[] outputs(Model model, float[] x) {
    int samples = x.length / model.inputs();
    float[] y = new float[samples * model.outputs()];
    model.newForward().forward(x, y, samples);
    return y;
  }

  private CompiledModel imported(Path file) throws Exception {
    NetworkDraft draft = ModelImport.PLAIN.draft("model", NAME, () -> ModelReader.read(file));
    assertTrue(draft.layers().stream().anyMatch(layer -> layer.kind() == Kind.EMBEDDING));
    return CompiledModel.of(draft, Files.createTempDirectory(folder, "imported"));
  }

  private static float[] onnxRuntime(Path file, float[] x, long... shape) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), shape);
        OrtSession.Result result = session.run(Map.of("input", input))) {
      FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] y = new float[found.remaining()];
      found.get(y);
      return y;
    }
  }

  @Test
  void sharedTablesAndDropoutAreExported() throws Exception {
    Model model = compiled(CODES_ONLY);
    float[] x = {0, 6, 3, 1, 2, 2};
    float[] expected = outputs(model, x);
    Path onnx = folder.resolve("sold.onnx");
    OnnxModels.write(model, onnx.toFile());
    assertArrayEquals(expected, onnxRuntime(onnx, x, 3, 2), 1e-6f);
    assertArrayEquals(expected, imported(onnx).outputs(x, 3), 1e-6f);
    Path keras = folder.resolve("sold.keras");
    KerasModels.write(model, keras.toFile());
    assertArrayEquals(expected, imported(keras).outputs(x, 3), 1e-6f);
  }

  @Test
  void codesBesideNumbersAreExported() throws Exception {
    Model model = compiled(MIXED);
    float[] x = {6, 0.5f, -1.5f, 0, 0.25f, 3};
    float[] expected = outputs(model, x);
    Path onnx = folder.resolve("sold.onnx");
    OnnxModels.write(model, onnx.toFile());
    assertArrayEquals(expected, onnxRuntime(onnx, x, 2, 3), 1e-6f);
    assertArrayEquals(expected, imported(onnx).outputs(x, 2), 1e-6f);
  }

  @Test
  void codesOfStepsAreExported() throws Exception {
    Model model = compiled(STEPS);
    float[] x = {6, 0, 3, 2, 1, 1, 5, 4};
    float[] expected = outputs(model, x);
    Path onnx = folder.resolve("sold.onnx");
    OnnxModels.write(model, onnx.toFile());
    assertArrayEquals(expected, onnxRuntime(onnx, x, 2, 4, 1), 1e-6f);
    assertArrayEquals(expected, imported(onnx).outputs(x, 2), 1e-6f);
    Path keras = folder.resolve("sold.keras");
    KerasModels.write(model, keras.toFile());
    assertArrayEquals(expected, imported(keras).outputs(x, 2), 1e-6f);
  }

  private static Graph graph() {
    Graph graph = new Graph("codes");
    graph.inputs().add(new GraphInput("words", new int[] {GraphInput.UNKNOWN, 4}));
    graph.outputs().add("y");
    return graph;
  }

  private static String rows(GraphBuilder builder, String codes) {
    return builder.node(Op.GATHER, Attributes.of("axis", 0), builder.constant(TABLE), codes);
  }

  /** What reads the rows says that their codes are at positions. */
  @Test
  void aMeanOverRowsMakesCodesOfSteps() throws Exception {
    Graph graph = graph();
    GraphBuilder builder = new GraphBuilder(graph, "Mean", "mean");
    String whole = builder.node(Op.IDENTITY, Attributes.of("integer", true), "words");
    Attributes over =
        Attributes.of("function", "mean").with("axes", new int[] {1}).with("keep", false);
    builder.node(Op.REDUCE, over, "y", List.of(rows(builder, whole)));
    NetworkDraft draft = ModelImport.PLAIN.draft("model", NAME, () -> graph);
    assertArrayEquals(new int[] {4, 1}, draft.inputs().get(0).layer().extent());
    float[] y = CompiledModel.of(draft, folder).outputs(new float[] {0, 1, 2, 2}, 1);
    assertArrayEquals(new float[] {-0.875f, 1.8125f}, y, 1e-6f);
  }

  @Test
  void rowsThatAreTheOutputAreImported() throws Exception {
    Graph graph = graph();
    GraphBuilder builder = new GraphBuilder(graph, "Gather", "gather");
    builder.node(
        Op.GATHER, Attributes.of("axis", 0), "y", List.of(builder.constant(TABLE), "words"));
    NetworkDraft draft = ModelImport.PLAIN.draft("model", NAME, () -> graph);
    float[] y = CompiledModel.of(draft, folder).outputs(new float[] {0, 1, 2, 0}, 1);
    assertArrayEquals(new float[] {0.5f, -1, 2, 0.25f, -3, 4, 0.5f, -1}, y, 0);
  }

  @Test
  void codesThatALayerComputesAreRefused() {
    Graph graph = graph();
    GraphBuilder builder = new GraphBuilder(graph, "Gather", "gather");
    Tensor weights = Tensor.filled(1, 4, 1);
    String sum =
        builder.node(
            Op.DENSE,
            Attributes.NONE,
            "words",
            builder.constant(weights),
            builder.constant(Tensor.vector(0.0)));
    builder.node(Op.GATHER, Attributes.of("axis", 0), "y", List.of(builder.constant(TABLE), sum));
    RefusalException refused =
        assertThrows(
            RefusalException.class, () -> ModelImport.PLAIN.draft("model", NAME, () -> graph));
    assertEquals(
        """
        model: 1 operation has no counterpart
          Gather (gather): codes are elements of the input, through slices and joins at most; \
        a layer computes these\
        """,
        refused.getMessage().stripTrailing());
  }

  @Test
  void layersTellWhetherTheyHandOnInputs() {
    LayerDraft input = new LayerDraft(Kind.INPUT);
    LayerDraft slice = new LayerDraft(Kind.SLICE);
    slice.from().add(input);
    LayerDraft rows = new LayerDraft(Kind.EMBEDDING);
    rows.from().add(slice);
    LayerDraft joined = new LayerDraft(Kind.CONCAT);
    joined.from().addAll(List.of(slice, rows));
    assertEquals(
        List.of(true, true, false, false),
        List.of(input, slice, rows, joined).stream().map(LayerDraft::isOfInputs).toList());
  }
}
