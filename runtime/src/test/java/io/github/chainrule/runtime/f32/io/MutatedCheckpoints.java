package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.train.Checkpoint;
import io.github.chainrule.runtime.f32.train.Optimizer;
import io.github.chainrule.runtime.io.DescribedFile;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.Mutations;
import io.github.chainrule.runtime.train.FitOrigin;
import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.StopReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Loads checkpoints with faults, in a process of its own whose heap is small. What is loaded must
 * be what a reader of the format's description finds, and all of it.
 */
final class MutatedCheckpoints {
  private MutatedCheckpoints() {}

  /** Arguments: the number of files, the seed. Prints how many were loaded. */
  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[0]);
    Mutations mutations = new Mutations(new Generator(Long.parseLong(args[1])), original());
    int loaded = 0;
    for (int k = 0; k < count; k++) {
      byte[] file = mutations.next();
      try {
        check(new LoadedCheckpoint(file.length).read(new ByteArrayInputStream(file)), file);
        loaded++;
      } catch (ModelFormatException e) {
        require(!e.expected().isEmpty() && !e.found().isEmpty(), file);
      }
    }
    System.out.printf(
        "%d loaded, %d refused, heap %d MB%n",
        loaded, count - loaded, Runtime.getRuntime().maxMemory() >> 20);
  }

  private static byte[] original() throws IOException {
    Optimizer.State state = new Optimizer.State(7, "mean", "squares");
    state.array(0)[3] = 0.25f;
    state.resume(442, 0.5, 0.75);
    double[] curve = new double[3 * History.columns(2)];
    curve[0] = Double.NaN;
    curve[4] = 1.0 / 3;
    Checkpoint checkpoint =
        new Checkpoint(
                17,
                new float[] {1f, -0f, 3f, 4f, 0.1f, 6f, 7f},
                state,
                12,
                0.1,
                new float[7],
                StopReason.PATIENCE,
                History.of(curve, "r2", "mse"))
            .withOrigin(new FitOrigin("y: 6 -> 1, TANH", 40, 16));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SavedCheckpoint(checkpoint).write(out);
    return out.toByteArray();
  }

  private static void check(Checkpoint loaded, byte[] file) {
    DescribedFile described = new DescribedFile(file);
    Map<?, ?> texts = described.metadata();
    final Optimizer.State state = loaded.state();
    final double[] numbers = described.values("numbers");
    List<String> names = new ArrayList<>(List.of("parameters", "numbers", "history"));
    require(same(described.values("parameters"), loaded.parameters()), file);
    if (loaded.bestEpoch() > 0) {
      require(same(described.values("best_parameters"), loaded.bestParameters()), file);
      names.add("best_parameters");
    }
    for (String name : state.names()) {
      require(same(described.values("state/" + name), state.array(name)), file);
      names.add("state/" + name);
    }
    require(names.size() == described.names().size(), file);
    require(described.names().containsAll(names), file);
    double[] found = {loaded.bestLoss(), state.loss(), state.previousLoss()};
    require(Arrays.equals(numbers, found), file);
    require(Arrays.equals(described.values("history"), loaded.history().toArray()), file);
    require(number(texts, "epoch").equals("" + loaded.epoch()), file);
    require(number(texts, "bestEpoch").equals("" + loaded.bestEpoch()), file);
    require(number(texts, "steps").equals("" + state.steps()), file);
    String reason = loaded.reason() == null ? null : loaded.reason().name();
    require(Objects.equals(number(texts, "reason"), reason), file);
    FitOrigin origin = loaded.origin();
    require(
        Objects.equals(
            texts.get("chainrule.architecture"), origin == null ? null : origin.layers()),
        file);
    if (origin != null) {
      require(number(texts, "samples").equals("" + origin.samples()), file);
      require(number(texts, "batchSize").equals("" + origin.batchSize()), file);
    }
    int metrics = loaded.history().metricNames().length;
    int optional = (reason == null ? 0 : 1) + (origin == null ? 0 : 3);
    require(texts.size() == 5 + optional + metrics, file);
  }

  private static String number(Map<?, ?> texts, String name) {
    return (String) texts.get("chainrule.checkpoint." + name);
  }

  private static boolean same(double[] expected, float[] found) {
    boolean same = expected.length == found.length;
    for (int k = 0; same && k < found.length; k++) {
      same = Double.compare(expected[k], found[k]) == 0;
    }
    return same;
  }

  private static void require(boolean right, byte[] file) {
    if (!right) {
      throw new AssertionError(new String(file, StandardCharsets.ISO_8859_1));
    }
  }
}
