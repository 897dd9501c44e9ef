package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.internal.CodeLimits;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.List;

/**
 * The inputs of a model that its layers look up, to check samples before the first of them is
 * computed.
 */
public final class CodeColumns {
  private final List<Layer> layers;

  /** For each input, the number of codes; 0 for one that is no code. */
  private final int[] limits;

  private final boolean any;

  /**
   * Finds the codes of a model.
   *
   * @param model the model
   */
  public CodeColumns(Model model) {
    layers = model.layers();
    limits = CodeLimits.of(layers, model.inputs());
    boolean found = false;
    for (int limit : limits) {
      found |= limit > 0;
    }
    any = found;
  }

  /**
   * Whether there are any.
   *
   * @return whether an input is a code
   */
  public boolean any() {
    return any;
  }

  /**
   * Checks samples, without an allocation.
   *
   * @param x the inputs, row-major {@code [n][inputs]}
   * @param n the number of samples
   * @throws IllegalArgumentException if one is no code, as the model itself says it
   */
  public void check(float[] x, int n) {
    for (int sample = 0; any && sample < n; sample++) {
      int i = wrong(x, sample);
      if (i >= 0) {
        throw Unexpected.argument(
            "x[" + i + "] of sample " + sample, expected(i), x[sample * limits.length + i]);
      }
    }
  }

  /**
   * Looks for an input that is no code where one must be.
   *
   * @param x the inputs, row-major {@code [n][inputs]}
   * @param row the sample to look at
   * @return the index of the first such input, −1 if there is none
   */
  public int wrong(float[] x, int row) {
    for (int i = 0; any && i < limits.length; i++) {
      if (limits[i] > 0 && !Codes.isCode(x[row * limits.length + i], limits[i])) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Says what an input must be.
   *
   * @param input the index of a code
   * @return such as {@code a code of word, an integer from 0 to 999}
   */
  public String expected(int input) {
    return Codes.expected(CodeLimits.layerOf(layers, input), limits[input]);
  }
}
