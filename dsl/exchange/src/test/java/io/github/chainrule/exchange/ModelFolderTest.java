package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.chainrule.exchange.draft.DraftEvaluator;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.onnx.TensorFile;
import io.github.chainrule.exchange.tensor.Tensor;
import io.github.chainrule.exchange.write.JavaName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what becomes of all models in a folder, {@code -Dchainrule.models=FOLDER}: imported, and
 * how far from what was recorded, or refused, and why. Recordings are looked for in a folder {@code
 * golden} of JSON, beside RTNeural's files as CSV, and as ONNX's conformance tests have them; an
 * ONNX file without any is run in ONNX Runtime.
 */
@EnabledIfSystemProperty(named = "chainrule.models", matches = ".+")
final class ModelFolderTest {
  private static final Set<String> SUFFIXES =
      Set.of(".onnx", ".keras", ".h5", ".hdf5", ".tflite", ".json");

  /** Whether networks are compiled, which takes most of the time. */
  private static final boolean COMPILES =
      !System.getProperty("chainrule.compile", "true").equals("false");

  @TempDir private Path folder;

  /** One recorded sample or batch: tensors of a file by the names of its inputs and outputs. */
  record Sample(Map<String, Tensor> x, Map<String, Tensor> y) {}

  @Test
  void everyModelIsImportedAsRecordedOrRefused() throws Exception {
    Path models = Path.of(System.getProperty("chainrule.models"));
    List<Path> files;
    try (var found = Files.walk(models)) {
      files =
          found
              .filter(
                  file -> SUFFIXES.contains(suffix(file)) && !file.toString().contains("golden"))
              .sorted()
              .toList();
    }
    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      String line = models.relativize(file) + ": " + outcome(file, models);
      System.out.println(line);
      if (line.contains("WRONG") || line.contains(ModelImport.FAULT)) {
        wrong.add(line);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static String suffix(Path file) {
    String name = file.getFileName().toString();
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point);
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - suffix(file).length());
  }

  private String outcome(Path file, Path models) throws Exception {
    NetworkDraft draft;
    long begin = System.nanoTime();
    try {
      draft =
          ModelImport.PLAIN.draft(
              file.getFileName().toString(),
              JavaName.of("demo.Imported"),
              () -> ModelReader.read(file));
    } catch (RefusalException e) {
      return "refused: " + e.getMessage().replace("\n", " |");
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    CompiledModel model = null;
    String how = "evaluated";
    if (COMPILES && CompilerSupport.has(draft)) {
      try {
        model = CompiledModel.of(draft, Files.createTempDirectory(folder, "classes"));
        how = "compiled";
      } catch (AssertionError e) {
        how = "WRONG: does not compile: " + e.getMessage().replaceAll("(?s).*but was: ", "");
      }
    }
    double largest = -1;
    List<Sample> samples = samples(file, models);
    if (samples.isEmpty() && suffix(file).equals(".onnx")) {
      try {
        samples = List.of(RuntimeRecording.of(file, draft));
        how += ", by ONNX Runtime";
      } catch (OrtException | IllegalArgumentException e) {
        how += ", not run by ONNX Runtime: " + e.getMessage().replace("\n", " ");
      }
    }
    for (Sample sample : samples) {
      largest = Math.max(largest, error(draft, model, sample));
    }
    String verdict =
        largest < 0 ? "nothing recorded" : String.format(Locale.ROOT, "error %.1e", largest);
    return String.format(
        Locale.ROOT,
        "%s in %.2f s, %d layers, %d parameters, %s, %s",
        largest > 1e-5 ? "WRONG" : "imported",
        seconds,
        draft.layers().size(),
        draft.parameters(),
        how,
        verdict);
  }

  /** The largest difference of an output, relative where outputs are above 1. */
  static double error(NetworkDraft draft, CompiledModel model, Sample sample) {
    int samples = -1;
    for (InputDraft input : draft.inputs()) {
      Tensor x = tensor(sample.x(), input.fileName(), draft.inputs().size());
      samples = x.size() / input.layer().size();
    }
    Tensor x = Tensor.filled(0, samples, draft.inputSize());
    int at = 0;
    for (InputDraft input : draft.inputs()) {
      Tensor own = tensor(sample.x(), input.fileName(), draft.inputs().size());
      int size = input.layer().size();
      for (int i = 0; i < samples * size; i++) {
        int row = i / size;
        x.data()[row * draft.inputSize() + at + i % size] =
            own.at(row * size + input.order()[i % size]);
      }
      at += size;
    }
    float[] compiled =
        model == null ? null : model.outputs(RecordedModelsTest.floats(x.data()), samples);
    Map<LayerDraft, Tensor> values = DraftEvaluator.run(draft, x);
    double largest = 0;
    at = 0;
    for (HeadDraft head : draft.heads()) {
      Tensor expected = tensor(sample.y(), head.fileName(), draft.heads().size());
      int size = head.order().length;
      for (int i = 0; i < samples * size; i++) {
        double y = expected.at(i / size * size + head.order()[i % size]);
        y = head.logarithm() ? Math.exp(y) : y;
        double found =
            compiled == null
                ? values.get(head.layer()).at(i)
                : compiled[i / size * draft.outputSize() + at + i % size];
        largest = Math.max(largest, Math.abs(y - found) / Math.max(1, Math.abs(y)));
      }
      at += size;
    }
    return largest;
  }

  private static Tensor tensor(Map<String, Tensor> tensors, String name, int count) {
    Tensor named = tensors.get(name);
    return named != null || count > 1 ? named : tensors.values().iterator().next();
  }

  private static List<Sample> samples(Path file, Path models) throws Exception {
    Path data = file.resolveSibling("test_data_set_0");
    if (Files.isDirectory(data)) {
      Tensor x = TensorFile.read(Files.readAllBytes(data.resolve("input_0.pb")));
      Tensor y = TensorFile.read(Files.readAllBytes(data.resolve("output_0.pb")));
      return List.of(new Sample(Map.of("x", x), Map.of("y", y)));
    }
    Path inputs = file.resolveSibling(stem(file) + "_x_python.csv");
    if (Files.exists(inputs)) {
      Tensor x = csv(inputs);
      Tensor y = csv(file.resolveSibling(stem(file) + "_y_python.csv"));
      return List.of(new Sample(Map.of("x", x), Map.of("y", y)));
    }
    String parent = file.getParent().getFileName().toString();
    for (String name : List.of(stem(file), parent + "-" + stem(file))) {
      Path golden = models.resolve("golden").resolve(name + ".json");
      if (Files.exists(golden) && !suffix(file).equals(".json")) {
        return json(Json.parse(Files.readAllBytes(golden)));
      }
    }
    return List.of();
  }

  private static Tensor csv(Path file) throws Exception {
    return Tensor.vector(
        Files.readAllLines(file).stream().mapToDouble(Double::parseDouble).toArray());
  }

  private static List<Sample> json(JsonObject golden) throws Exception {
    List<Sample> samples = new ArrayList<>();
    JsonArray all = Json.array(golden, "samples");
    for (int i = 0; i < all.size(); i++) {
      JsonObject sample = Json.objectAt(all, i);
      samples.add(
          sample.has("x")
              ? new Sample(
                  Map.of("x", Json.tensor(sample.get("x"))),
                  Map.of("y", Json.tensor(sample.get("y"))))
              : new Sample(named(sample, "inputs"), named(sample, "outputs")));
    }
    return samples;
  }

  private static Map<String, Tensor> named(JsonObject sample, String key) throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    JsonObject all = Json.object(sample, key);
    for (String name : all.keySet()) {
      tensors.put(name, Json.tensor(Json.object(all, name).get("data")));
    }
    return tensors;
  }
}
