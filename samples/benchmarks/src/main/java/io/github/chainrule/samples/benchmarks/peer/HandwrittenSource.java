package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import java.util.List;

/**
 * A chain of dense layers that ends with SOFTMAX as a program in C, written for the one network and
 * number of samples from {@link CKernels}: as fast as we can make it by the rules that generated
 * code keeps, to tell how far that is from the machine.
 */
final class HandwrittenSource {
  /** Samples that are computed together. */
  private static final int TILE = 64;

  private static final String ROWS =
      "static float h%d[TILE][WHOLE(%d)] __attribute__((aligned(64)));\n";

  private static final String PRODUCT =
      "  product(%s, %s, TILE, %d, p + %d, %d, p + %d, %d, h%d[0], WHOLE(%d));\n";

  private static final String OUTPUTS =
      """
      static void call(float *p, const float *x, const float *t, float *y, int n) {
        for (int s = 0; s < n; s += TILE) {
          forward(p, x + s * INPUTS);
          softmax(h%1$d[0], WHOLE(OUTPUTS), OUTPUTS, TILE, y + s * OUTPUTS);
        }
      }

      """;

  private static final String GRADIENT =
      """
      static const float RATE = %3$sf;
      static volatile double loss;

      static void call(float *p, const float *x, const float *t, float *g, int n) {
        forward(p, x);
        loss = softmax_back(h%1$d[0], WHOLE(OUTPUTS), OUTPUTS, TILE, t);
      %2$s  for (int k = 0; k < PARAMETERS; k++) {
          p[k] -= RATE * g[k];
        }
      }

      """;

  private static final String OUTER =
      "  outer(%s, %s, %d, %s[0], WHOLE(%d), %d, TILE, g + %d, g + %d);\n";

  private static final String BACK =
      """
        static float turned%4$d[%3$d * WHOLE(%6$d)] __attribute__((aligned(64)));
        static float d%2$d[TILE][WHOLE(%6$d)] __attribute__((aligned(64)));
        back(%1$s[0], WHOLE(%3$d), %3$d, TILE, p + %5$d, %6$d, turned%4$d, d%2$d[0], WHOLE(%6$d));
        %7$s_back(d%2$d[0], h%2$d[0], TILE * WHOLE(%6$d));
      """;

  private final Model model;
  private final List<Layer> layers;
  private final int last;
  private final int tile;

  private HandwrittenSource(Model model, int samples) {
    this.model = model;
    layers = model.layers();
    last = layers.size() - 1;
    tile = Math.min(samples, TILE);
    if (samples % tile != 0) {
      throw new IllegalArgumentException(samples + " samples are no multiple of " + TILE);
    }
  }

  /** The text of the program that computes the outputs of so many samples. */
  static String ofOutputs(Model model, int samples) {
    HandwrittenSource source = new HandwrittenSource(model, samples);
    return source.begin() + OUTPUTS.formatted(source.last) + CMain.ofOutputs();
  }

  /** The text of the program that computes the gradient of up to 64 samples, and a step. */
  static String ofStep(Model model, int samples, float rate) {
    HandwrittenSource source = new HandwrittenSource(model, samples);
    if (samples > TILE) {
      throw new IllegalArgumentException(samples + " samples are more than " + TILE);
    }
    return source.begin()
        + GRADIENT.formatted(source.last, source.backward(), rate)
        + CMain.ofStep();
  }

  private String begin() {
    StringBuilder text = new StringBuilder(CMain.head(model));
    text.append(CKernels.TEXT).append("enum { TILE = %d };\n\n".formatted(tile));
    for (int l = 0; l <= last; l++) {
      text.append(ROWS.formatted(l, layers.get(l).units()));
    }
    text.append("\nINLINE void forward(const float *p, const float *x) {\n");
    for (int l = 0; l <= last; l++) {
      Layer layer = layers.get(l);
      text.append(
          PRODUCT.formatted(
              before(l),
              stride(l),
              layer.inputs(),
              layer.weightsOffset(),
              layer.units(),
              layer.biasOffset(),
              layer.units(),
              l,
              layer.units()));
      if (l < last) {
        text.append(
            "  %s_rows(h%d[0], TILE * WHOLE(%d));\n".formatted(name(layer), l, layer.units()));
      }
    }
    return text.append("}\n\n").toString();
  }

  private String backward() {
    StringBuilder text = new StringBuilder();
    for (int l = last; l >= 0; l--) {
      Layer layer = layers.get(l);
      int units = layer.units();
      String d = l == last ? "h" + l : "d" + l;
      text.append(
          OUTER.formatted(
              before(l),
              stride(l),
              layer.inputs(),
              d,
              units,
              units,
              layer.weightsOffset(),
              layer.biasOffset()));
      if (l > 0) {
        text.append(
            BACK.formatted(
                d,
                l - 1,
                units,
                l,
                layer.weightsOffset(),
                layer.inputs(),
                name(layers.get(l - 1))));
      }
    }
    return text.toString();
  }

  /** Where the inputs of a layer are. */
  private static String before(int layer) {
    return layer == 0 ? "x" : "h%d[0]".formatted(layer - 1);
  }

  /** What is between a sample's first input and that of the next. */
  private String stride(int layer) {
    int inputs = layers.get(layer).inputs();
    return (layer == 0 ? "%d" : "WHOLE(%d)").formatted(inputs);
  }

  /** The name of an activation in the kernels. */
  private static String name(Layer layer) {
    return switch (Activation.valueOf(layer.activation())) {
      case TANH -> "tanh";
      case RELU -> "relu";
      default -> throw new IllegalArgumentException("No kernel for " + layer.activation());
    };
  }
}
