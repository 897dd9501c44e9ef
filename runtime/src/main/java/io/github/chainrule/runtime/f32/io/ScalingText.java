package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.PowerOfTwo;
import io.github.chainrule.runtime.Unexpected;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.NumberList;
import java.util.Arrays;
import java.util.Map;

/**
 * The constants of a scaling as metadata: {@code chainrule.scaling.inputs.shift} and {@code .scale}
 * hold a list of numbers, one for each input, and those of {@code outputs} likewise; so does {@code
 * .unit}, unless all units are 1. What is not scaled has no entries.
 */
final class ScalingText {
  private static final String INPUTS = "inputs";
  private static final String OUTPUTS = "outputs";

  private final Model model;

  ScalingText(Model model) {
    this.model = model;
  }

  /** Adds the entries of the inputs' scaling: shift, scale and unit. */
  void writeInputs(double[][] constants, Map<String, String> metadata) {
    write(INPUTS, model.inputs(), constants, metadata);
  }

  /** Adds the entries of the outputs' scaling. */
  void writeOutputs(double[][] constants, Map<String, String> metadata) {
    write(OUTPUTS, model.outputs(), constants, metadata);
  }

  private static void write(
      String of, int width, double[][] constants, Map<String, String> metadata) {
    if (constants[0].length != width) {
      throw Unexpected.argument(
          "scaling", width + " columns (" + of + " of the model)", constants[0].length);
    }
    metadata.put(name(of, "shift"), NumberList.print(constants[0]));
    metadata.put(name(of, "scale"), NumberList.print(constants[1]));
    if (!Arrays.equals(constants[2], ones(width))) {
      metadata.put(name(of, "unit"), NumberList.print(constants[2]));
    }
  }

  private static double[] ones(int width) {
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Reads the entries that there are. */
  ScalingConstants read(Map<String, String> metadata) throws ModelFormatException {
    return new ScalingConstants(
        read(INPUTS, model.inputs(), metadata), read(OUTPUTS, model.outputs(), metadata));
  }

  /** Reads shift, scale and unit; null if there is none of them. */
  private static double[][] read(String of, int width, Map<String, String> metadata)
      throws ModelFormatException {
    String shiftText = metadata.get(name(of, "shift"));
    String scaleText = metadata.get(name(of, "scale"));
    String unitText = metadata.get(name(of, "unit"));
    if (shiftText == null && scaleText == null && unitText == null) {
      return null;
    }
    double[] shift = NumberList.parse(name(of, "shift"), shiftText, width);
    double[] scale = NumberList.parse(name(of, "scale"), scaleText, width);
    double[] unit =
        unitText == null ? ones(width) : NumberList.parse(name(of, "unit"), unitText, width);
    for (double power : unit) {
      if (!PowerOfTwo.is(power)) {
        throw new ModelFormatException(name(of, "unit"), "powers of two", "" + power);
      }
    }
    for (double divisor : scale) {
      if (divisor == 0) {
        throw new ModelFormatException(name(of, "scale"), "numbers other than 0", "" + divisor);
      }
    }
    return new double[][] {shift, scale, unit};
  }

  private static String name(String of, String constants) {
    return SavedModel.RESERVED + "scaling." + of + "." + constants;
  }
}
