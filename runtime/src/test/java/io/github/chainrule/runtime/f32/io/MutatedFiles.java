package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Real;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.io.DescribedFile;
import io.github.chainrule.runtime.io.HandmadeFile;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.Mutations;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Loads files with faults, in a process of its own whose heap is small. Whatever is loaded must be
 * what a reader of the format's description finds; what is refused must change nothing.
 */
final class MutatedFiles {
  private final Mutations mutations;
  private final LayeredModel model = model();
  private final float[] state = new float[3];
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private int loaded;
  private long slowest;

  private MutatedFiles(long seed) throws IOException {
    for (int k = 0; k < model.parameters().length; k++) {
      model.parameters()[k] = k;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, float[]> saved = Map.of("v", new float[3], "other", new float[4]);
    ModelFile.save(
        model,
        Attachments.of(scaling()).withMetadata(Map.of("scale", "1 2 \"3\"")).withState(saved),
        out);
    mutations = new Mutations(new Generator(seed), out.toByteArray());
  }

  private static LayeredModel model() {
    return new LayeredModel().layer("hidden", 4, 5, true).layer("out", 5, 3, false);
  }

  private static ModelScaling scaling() {
    double[] inputs = {5.84, -0.0, 1e-300, 1.0 / 3};
    double[] outputs = {0.5, 1e9, -2};
    return ModelScaling.ofInputs(Scaling.of(inputs, new double[] {0.8, 1, 2e5, 1e-9}))
        .withOutputs(Scaling.of(outputs, outputs));
  }

  /** Arguments: the number of files, the seed. Prints what was measured. */
  public static void main(String[] args) throws IOException {
    MutatedFiles files = new MutatedFiles(Long.parseLong(args[1]));
    int count = Integer.parseInt(args[0]);
    for (int k = 0; k < count; k++) {
      files.load(files.mutations.next());
    }
    for (String costly : costlyHeaders()) {
      files.load(HandmadeFile.file(costly, new byte[0]));
    }
    System.out.printf(
        "%d loaded, %d refused, slowest %s ms, heap %d MB%n",
        files.loaded,
        count + costlyHeaders().size() - files.loaded,
        Math.round(files.slowest / 1e5) / 10.0,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private void load(byte[] file) throws IOException {
    long start = clock.getCurrentThreadCpuTime();
    float[] before = model.parameters().clone();
    float[] stateBefore = state.clone();
    try {
      Map<String, float[]> wanted = Map.of("v", state);
      Attachments attachments = ModelFile.load(model, wanted, new ByteArrayInputStream(file));
      loaded++;
      checkLoaded(new DescribedFile(file), file);
      checkScaling(attachments.scaling(), new DescribedFile(file), file);
    } catch (ModelFormatException e) {
      check(Arrays.equals(before, model.parameters()), file);
      check(Arrays.equals(stateBefore, state), file);
    }
    slowest = Math.max(slowest, clock.getCurrentThreadCpuTime() - start);
  }

  private void checkLoaded(DescribedFile described, byte[] file) {
    check(described.coversItsData(), file);
    check(sameValues(described.values("state/v"), 0, state), file);
    double[] hidden = described.values("hidden.weight");
    double[] out = described.values("out.weight");
    float[] p = model.parameters();
    for (int k = 0; k < hidden.length; k++) {
      check(same(hidden[k], p[k % 4 * 5 + k / 4]), file);
    }
    for (int k = 0; k < out.length; k++) {
      check(same(out[k], p[25 + k % 5 * 3 + k / 5]), file);
    }
    check(sameValues(described.values("hidden.bias"), 20, p), file);
  }

  private static void checkScaling(ModelScaling scaling, DescribedFile described, byte[] file) {
    if (scaling.hasInputs()) {
      check(sameNumbers(described, "inputs.shift", scaling.inputs().shift()), file);
      check(sameNumbers(described, "inputs.scale", scaling.inputs().scale()), file);
    }
    if (scaling.hasOutputs()) {
      check(sameNumbers(described, "outputs.shift", scaling.outputs().shift()), file);
      check(sameNumbers(described, "outputs.scale", scaling.outputs().scale()), file);
    }
  }

  private static boolean sameNumbers(DescribedFile described, String name, double[] found) {
    String text = (String) described.metadata().get("chainrule.scaling." + name);
    String[] numbers = text.substring(1, text.length() - 1).split(",", -1);
    boolean same = numbers.length == found.length;
    for (int k = 0; same && k < found.length; k++) {
      same = Double.compare(Double.parseDouble(numbers[k]), found[k]) == 0;
    }
    return same;
  }

  private static boolean sameValues(double[] expected, int offset, float[] found) {
    boolean same = true;
    for (int k = 0; k < expected.length; k++) {
      same &= same(expected[k], found[offset + k]);
    }
    return same;
  }

  private static boolean same(double expected, float found) {
    return Float.compare(Real.round(expected), found) == 0;
  }

  private static void check(boolean right, byte[] file) {
    if (!right) {
      throw new AssertionError(new String(file, StandardCharsets.ISO_8859_1));
    }
  }

  /** Headers of nearly the greatest length, made of what takes the most memory or time. */
  private static List<String> costlyHeaders() {
    String tensor = "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
    List<String> headers = new ArrayList<>();
    headers.add(many("{\"__metadata__\":{", "\":\"\"", "}}"));
    headers.add(many("{", tensor, "}"));
    headers.add("{\"a\":" + "[".repeat(1_000_000));
    headers.add("{" + "\"a\":{".repeat(200_000));
    headers.add("{\"" + "\\u0041".repeat(170_000) + "\":{}}");
    headers.add("{\"a\":{\"shape\":[" + "0,".repeat(500_000) + "0]}}");
    headers.add("{\"a\":{\"x\":" + "[".repeat(1_000_000));
    headers.add("{\"a\":{\"x\":[" + "{},".repeat(300_000) + "0]}}");
    headers.add("{\"a\":{\"x\":" + "9".repeat(1_000_000) + "}}");
    headers.add("{\"a\":{\"shape\":[" + "9".repeat(1_000_000) + "]}}");
    headers.add("{\"__metadata__\":{\"" + "é".repeat(500_000) + "\":\"\"}}");
    return headers;
  }

  private static String many(String begin, String entry, String end) {
    StringBuilder header = new StringBuilder(begin);
    for (int k = 0; header.length() < SafetensorsHeader.LONGEST - 200; k++) {
      header.append(k == 0 ? "\"" : ",\"").append(Integer.toString(k, 36)).append(entry);
    }
    return header.append(end).toString();
  }
}
