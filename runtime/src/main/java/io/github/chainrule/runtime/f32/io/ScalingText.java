package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.NumberList;
import java.util.Map;

/**
 * The constants of a scaling as metadata: {@code chainrule.scaling.inputs.shift} and {@code .scale}
 * hold a list of numbers, one for each input, and those of {@code outputs} likewise. What is not
 * scaled has no entries.
 */
final class ScalingText {
  private static final String INPUTS = "inputs";
  private static final String OUTPUTS = "outputs";

  private final Model model;

  ScalingText(Model model) {
    this.model = model;
  }

  /** Adds the entries of a scaling. */
  void write(ModelScaling scaling, Map<String, String> metadata) {
    if (scaling.hasInputs()) {
      write(INPUTS, scaling.inputs(), model.inputs(), metadata);
    }
    if (scaling.hasOutputs()) {
      write(OUTPUTS, scaling.outputs(), model.outputs(), metadata);
    }
  }

  private static void write(String of, Scaling scaling, int width, Map<String, String> metadata) {
    if (scaling.columns() != width) {
      throw new IllegalArgumentException(
          "scaling: expected "
              + width
              + " columns ("
              + of
              + " of the model), got "
              + scaling.columns());
    }
    metadata.put(name(of, "shift"), NumberList.print(scaling.shift()));
    metadata.put(name(of, "scale"), NumberList.print(scaling.scale()));
  }

  /** Makes a scaling of the entries that there are. */
  ModelScaling read(Map<String, String> metadata) throws ModelFormatException {
    ModelScaling scaling = ModelScaling.none();
    if (isIn(metadata, INPUTS)) {
      scaling = scaling.andInputs(read(INPUTS, model.inputs(), metadata));
    }
    if (isIn(metadata, OUTPUTS)) {
      scaling = scaling.andOutputs(read(OUTPUTS, model.outputs(), metadata));
    }
    return scaling;
  }

  private static boolean isIn(Map<String, String> metadata, String of) {
    return metadata.containsKey(name(of, "shift")) || metadata.containsKey(name(of, "scale"));
  }

  private static Scaling read(String of, int width, Map<String, String> metadata)
      throws ModelFormatException {
    double[] shift = numbers(name(of, "shift"), width, metadata);
    double[] scale = numbers(name(of, "scale"), width, metadata);
    for (double divisor : scale) {
      if (divisor == 0) {
        throw new ModelFormatException(name(of, "scale"), "numbers other than 0", "" + divisor);
      }
    }
    return Scaling.of(shift, scale);
  }

  private static double[] numbers(String name, int width, Map<String, String> metadata)
      throws ModelFormatException {
    return NumberList.parse(name, metadata.get(name), width);
  }

  private static String name(String of, String constants) {
    return SavedModel.RESERVED + "scaling." + of + "." + constants;
  }
}
