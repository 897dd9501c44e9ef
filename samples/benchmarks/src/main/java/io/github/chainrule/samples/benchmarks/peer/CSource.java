package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import java.util.List;

/**
 * A chain of dense layers as a program in C, in nested loops for one network: all sizes are
 * constants, no two arrays overlap, and the inner loop runs over the units, whose weights lie side
 * by side, so that a compiler makes vectors of it without another order of the sums.
 */
final class CSource {
  private static final String LAYER =
      """
      static void layer%1$d(const float *restrict p, const float *restrict x, float *restrict y) {
        for (int j = 0; j < %3$d; j++) {
          y[j] = p[%5$d + j];
        }
        for (int i = 0; i < %2$d; i++) {
      %7$s    for (int j = 0; j < %3$d; j++) {
            y[j] += x[i] * p[%4$d + i * %3$d + j];
          }
        }
      %6$s}

      """;

  private static final String EACH =
      """
      %3$s  for (int j = 0; j < %1$d; j++) {
          y[j] = %2$s;
        }
      """;

  private static final String SOFTMAX =
      """
        float max = y[0];
        for (int j = 1; j < %1$d; j++) {
          max = y[j] > max ? y[j] : max;
        }
        float sum = 0;
        for (int j = 0; j < %1$d; j++) {
          y[j] = expf(y[j] - max);
          sum += y[j];
        }
        for (int j = 0; j < %1$d; j++) {
          y[j] /= sum;
        }
      """;

  private static final String CALL =
      """
      static void call(
          float *restrict p, const float *x, const float *t, float *restrict y, int n) {
        for (int s = 0; s < n; s++) {
          sample(p, x + s * INPUTS, y + s * OUTPUTS);
        }
      }

      """;

  /** What gcc otherwise unrolls whole, and then makes no vectors of, with and without fast math. */
  private static final String KEPT = "#pragma GCC unroll 1\n";

  private static final int SHORTEST_KEPT = 8;
  private static final int LONGEST_KEPT = 16;

  private CSource() {}

  /** The text of the program. */
  static String of(Model model) {
    StringBuilder text = new StringBuilder(CMain.head(model));
    List<Layer> layers = model.layers();
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      text.append(
          LAYER.formatted(
              l,
              layer.inputs(),
              layer.units(),
              layer.weightsOffset(),
              layer.biasOffset(),
              activation(layer),
              kept(layer.units())));
    }
    appendSample(text, layers);
    text.append(CALL);
    return text + CMain.ofOutputs();
  }

  private static String kept(int length) {
    return length >= SHORTEST_KEPT && length <= LONGEST_KEPT ? KEPT : "";
  }

  private static String activation(Layer layer) {
    return switch (Activation.valueOf(layer.activation())) {
      case IDENTITY -> "";
      case TANH -> each(layer, "tanhf(y[j])");
      case RELU -> each(layer, "y[j] > 0 ? y[j] : 0");
      case SIGMOID -> each(layer, "1 / (1 + expf(-y[j]))");
      case SOFTMAX -> SOFTMAX.formatted(layer.units());
      default -> throw new IllegalArgumentException("No loop for " + layer.activation());
    };
  }

  private static String each(Layer layer, String value) {
    return EACH.formatted(layer.units(), value, kept(layer.units()));
  }

  private static void appendSample(StringBuilder text, List<Layer> layers) {
    text.append("static void sample(");
    text.append("const float *restrict p, const float *restrict x, float *restrict y) {\n");
    int last = layers.size() - 1;
    for (int l = 0; l < last; l++) {
      text.append("  float h%d[%d];\n".formatted(l, layers.get(l).units()));
    }
    for (int l = 0; l <= last; l++) {
      String from = l == 0 ? "x" : "h" + (l - 1);
      text.append("  layer%d(p, %s, %s);\n".formatted(l, from, l == last ? "y" : "h" + l));
    }
    text.append("}\n\n");
  }
}
