package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.Unexpected;
import io.github.chainrule.runtime.f32.Model;
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

  /** Adds the entries of the inputs' scaling. */
  void writeInputs(double[] shift, double[] scale, Map<String, String> metadata) {
    write(INPUTS, model.inputs(), shift, scale, metadata);
  }

  /** Adds the entries of the outputs' scaling. */
  void writeOutputs(double[] shift, double[] scale, Map<String, String> metadata) {
    write(OUTPUTS, model.outputs(), shift, scale, metadata);
  }

  private static void write(
      String of, int width, double[] shift, double[] scale, Map<String, String> metadata) {
    if (shift.length != width) {
      throw Unexpected.argument(
          "scaling", width + " columns (" + of + " of the model)", shift.length);
    }
    metadata.put(name(of, "shift"), NumberList.print(shift));
    metadata.put(name(of, "scale"), NumberList.print(scale));
  }

  /** Reads the entries that there are. */
  ScalingConstants read(Map<String, String> metadata) throws ModelFormatException {
    return new ScalingConstants(
        read(INPUTS, model.inputs(), metadata), read(OUTPUTS, model.outputs(), metadata));
  }

  /** Reads shift and scale; null if there is neither. */
  private static double[][] read(String of, int width, Map<String, String> metadata)
      throws ModelFormatException {
    String shiftText = metadata.get(name(of, "shift"));
    String scaleText = metadata.get(name(of, "scale"));
    if (shiftText == null && scaleText == null) {
      return null;
    }
    double[] shift = NumberList.parse(name(of, "shift"), shiftText, width);
    double[] scale = NumberList.parse(name(of, "scale"), scaleText, width);
    for (double divisor : scale) {
      if (divisor == 0) {
        throw new ModelFormatException(name(of, "scale"), "numbers other than 0", "" + divisor);
      }
    }
    return new double[][] {shift, scale};
  }

  private static String name(String of, String constants) {
    return SavedModel.RESERVED + "scaling." + of + "." + constants;
  }
}
