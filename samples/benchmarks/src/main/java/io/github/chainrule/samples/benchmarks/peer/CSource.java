package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import java.util.List;

/**
 * A chain of dense layers as a program in C, as one writes it by hand for one network: all sizes
 * are constants, no two arrays overlap, and the inner loop runs over the units, whose weights lie
 * side by side, so that a compiler makes vectors of it without another order of the sums.
 *
 * <p>Called with a file of parameters and inputs, the number of samples and another file, the
 * program writes the outputs into that; without the other file, it prints the times of repeated
 * blocks of calls, the fastest and the mean, in nanoseconds of a sample.
 */
final class CSource {
  private static final String HEAD =
      """
      #include <math.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <time.h>

      """;

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

  private static final String MAIN =
      """
      enum { PARAMETERS = %1$d, INPUTS = %2$d, OUTPUTS = %3$d, BLOCKS = 20 };

      static const double BLOCK = 5e7;

      __attribute__((noinline)) static void forward(
          const float *restrict p, const float *restrict x, float *restrict y, int n) {
        for (int s = 0; s < n; s++) {
          sample(p, x + s * INPUTS, y + s * OUTPUTS);
        }
      }

      static double nanoseconds(const float *p, const float *x, float *y, int n, long calls) {
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        for (long call = 0; call < calls; call++) {
          forward(p, x, y, n);
          /* Every call counts: what it wrote may have been read. */
          __asm__ volatile("" ::: "memory");
        }
        clock_gettime(CLOCK_MONOTONIC, &end);
        return (end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec);
      }

      static float *floats(int count) {
        float *array = malloc(count * sizeof(float));
        if (array == NULL) {
          perror("malloc");
          exit(1);
        }
        return array;
      }

      static FILE *opened(const char *name, const char *mode) {
        FILE *file = fopen(name, mode);
        if (file == NULL) {
          perror(name);
          exit(1);
        }
        return file;
      }

      int main(int argc, char **argv) {
        int n = atoi(argv[2]);
        float *p = floats(PARAMETERS);
        float *x = floats(n * INPUTS);
        float *y = floats(n * OUTPUTS);
        FILE *data = opened(argv[1], "rb");
        if (fread(p, sizeof(float), PARAMETERS, data) != PARAMETERS
            || fread(x, sizeof(float), n * INPUTS, data) != (size_t) n * INPUTS) {
          fprintf(stderr, "%%s: too short\\n", argv[1]);
          return 1;
        }
        fclose(data);
        if (argc > 3) {
          FILE *outputs = opened(argv[3], "wb");
          forward(p, x, y, n);
          fwrite(y, sizeof(float), n * OUTPUTS, outputs);
          return fclose(outputs);
        }
        long calls = 1;
        while (nanoseconds(p, x, y, n, calls) < BLOCK) {
          calls *= 2;
        }
        double fastest = 1e300;
        double sum = 0;
        for (int block = 0; block < BLOCKS; block++) {
          double time = nanoseconds(p, x, y, n, calls) / calls / n;
          fastest = time < fastest ? time : fastest;
          sum += time;
        }
        printf("%%.3f %%.3f\\n", fastest, sum / BLOCKS);
        return 0;
      }
      """;

  /** What gcc otherwise unrolls whole, and then makes no vectors of, with and without fast math. */
  private static final String KEPT = "#pragma GCC unroll 1\n";

  private static final int SHORTEST_KEPT = 8;
  private static final int LONGEST_KEPT = 16;

  private CSource() {}

  /** The text of the program. */
  static String of(Model model) {
    StringBuilder text = new StringBuilder(HEAD);
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
    text.append(MAIN.formatted(model.parameters().length, model.inputs(), model.outputs()));
    return text.toString();
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
