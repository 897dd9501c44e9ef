package io.github.chainrule.exchange.write;

import io.github.chainrule.exchange.draft.DraftEvaluator;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a JUnit 5 test that compares a network with what was recorded. */
public final class GoldenTestWriter {
  /** What of a recording goes into the test, in numbers: a class has to hold them. */
  private static final int MOST_NUMBERS = 200_000;

  private static final int NUMBERS_A_LINE = 8;

  /** A constant is no longer than 65,535 bytes. */
  private static final int NUMBERS_A_TEXT = 2_000;

  private GoldenTestWriter() {}

  /** The source of the test class. */
  public static String write(NetworkDraft draft, JavaName name, Recording recording) {
    int rows = rows(draft, recording);
    Map<LayerDraft, Tensor> values = DraftEvaluator.run(draft, recording.x());
    Tensor layers = layers(draft, values, recording.samples());
    boolean tellsLayers = layers.size() <= MOST_NUMBERS;
    String template =
        tellsLayers
            ? GoldenTestText.BODY + GoldenTestText.LAYERS
            : GoldenTestText.BODY + GoldenTestText.NO_LAYERS;
    return (name.packageLine() + GoldenTestText.HEAD + template)
            .replace("$NAME", name.simpleName())
            .replace("$LOAD", draft.isScaled() ? GoldenTestText.LOAD_SCALED : GoldenTestText.LOAD)
            .replace("$SCALING_FIELD", draft.isScaled() ? "  private ModelScaling scaling;\n" : "")
            .replace(
                "$SCALING_IMPORT",
                draft.isScaled()
                    ? "import io.github.chainrule.runtime.f32.data.ModelScaling;\n"
                    : "")
            .replace(
                "$LAYER_IMPORT", tellsLayers ? "import io.github.chainrule.runtime.Layer;\n" : "")
            .replace("$SCALE", draft.isScaled() ? "    scaling.applyToInputs(x, SAMPLES);\n" : "")
            .replace("$OUTPUT_NAMES", outputNames(draft))
            .replace("$SAMPLES", "" + rows)
        + constant("X", recording.x(), rows)
        + constant("Y", recording.y(), rows)
        + (tellsLayers ? constant("LAYERS", layers, rows) : "")
        + "}\n";
  }

  private static int rows(NetworkDraft draft, Recording recording) {
    int most = MOST_NUMBERS / (draft.inputSize() + draft.outputSize());
    return Math.max(Math.min(recording.samples(), most), 1);
  }

  private static Tensor layers(NetworkDraft draft, Map<LayerDraft, Tensor> values, int samples) {
    int width = draft.layers().stream().mapToInt(LayerDraft::size).sum();
    if ((long) width * samples > MOST_NUMBERS) {
      return Tensor.filled(0, MOST_NUMBERS + 1);
    }
    Tensor all = Tensor.filled(0, samples, width);
    int at = 0;
    for (LayerDraft layer : draft.layers()) {
      Tensor own = values.get(layer);
      for (int sample = 0; sample < samples; sample++) {
        System.arraycopy(
            own.data(), sample * layer.size(), all.data(), sample * width + at, layer.size());
      }
      at += layer.size();
    }
    return all;
  }

  /** The layer that each range of outputs is of, as the code of an array. */
  private static String outputNames(NetworkDraft draft) {
    List<String> names = new ArrayList<>();
    draft
        .heads()
        .forEach(
            head -> names.add("\"" + head.layer().name() + "\", \"" + head.order().length + "\""));
    return String.join(", ", names);
  }

  private static String constant(String constant, Tensor numbers, int rows) {
    StringBuilder text =
        new StringBuilder("\n  private static final String[] " + constant + " = {\n");
    int count = rows * numbers.dim(1);
    for (int i = 0; i < count; i++) {
      boolean begins = i % NUMBERS_A_TEXT == 0;
      boolean line = i % NUMBERS_A_LINE == 0;
      if (begins) {
        text.append(i == 0 ? "    \"" : "\",\n    \"");
      } else if (line) {
        text.append(" \"\n        + \"");
      } else {
        text.append(' ');
      }
      text.append((float) numbers.at(i));
    }
    return text.append("\"\n  };\n").toString();
  }
}
