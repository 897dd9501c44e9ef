package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.f32.Model;

/**
 * What programs in C have in common: {@code main}, which calls {@code call(p, x, t, results, n)}.
 *
 * <p>Called with a file of parameters, inputs and targets, the number of samples and another file,
 * a program writes into that what a call computes: outputs, or the parameters after a step. Without
 * the other file, it prints the times of repeated blocks of calls, the fastest and the mean, in
 * nanoseconds of a sample.
 */
final class CMain {
  private static final String HEAD =
      """
      #include <math.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include <time.h>

      enum { PARAMETERS = %1$d, INPUTS = %2$d, OUTPUTS = %3$d };

      """;

  private static final String MAIN =
      """
      enum { BLOCKS = 20, LINE = 64 };

      static const double BLOCK = 5e7;

      __attribute__((noinline)) static void once(
          float *p, const float *x, const float *t, float *results, int n) {
        call(p, x, t, results, n);
      }

      static double nanoseconds(
          float *p, const float *x, const float *t, float *results, int n, long calls) {
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        for (long c = 0; c < calls; c++) {
          once(p, x, t, results, n);
          /* Every call counts: what it wrote may have been read. */
          __asm__ volatile("" ::: "memory");
        }
        clock_gettime(CLOCK_MONOTONIC, &end);
        return (end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec);
      }

      #ifndef BEHIND
      #define BEHIND 0
      #endif

      /* BEHIND numbers behind a cache line's begin; a line more, since vectors read beyond ends. */
      static float *floats(size_t count) {
        size_t bytes = ((BEHIND + count) * sizeof(float) + LINE - 1) / LINE * LINE + LINE;
        float *array = aligned_alloc(LINE, bytes);
        if (array == NULL) {
          perror("aligned_alloc");
          exit(1);
        }
        memset(array, 0, bytes);
        return array + BEHIND;
      }

      static FILE *opened(const char *name, const char *mode) {
        FILE *file = fopen(name, mode);
        if (file == NULL) {
          perror(name);
          exit(1);
        }
        return file;
      }

      static float *numbers(FILE *file, size_t count) {
        float *array = floats(count);
        if (fread(array, sizeof(float), count, file) != count) {
          fprintf(stderr, "The data are too short\\n");
          exit(1);
        }
        return array;
      }

      int main(int argc, char **argv) {
        int n = atoi(argv[2]);
        size_t count = RESULTS;
        FILE *data = opened(argv[1], "rb");
        float *p = numbers(data, PARAMETERS);
        float *x = numbers(data, (size_t) n * INPUTS);
        float *t = numbers(data, (size_t) n * OUTPUTS);
        fclose(data);
        float *results = floats(count);
        if (argc > 3) {
          FILE *file = opened(argv[3], "wb");
          once(p, x, t, results, n);
          fwrite(WRITTEN, sizeof(float), count, file);
          return fclose(file);
        }
        long calls = 1;
        while (nanoseconds(p, x, t, results, n, calls) < BLOCK) {
          calls *= 2;
        }
        double fastest = 1e300;
        double sum = 0;
        for (int block = 0; block < BLOCKS; block++) {
          double time = nanoseconds(p, x, t, results, n, calls) / calls / n;
          fastest = time < fastest ? time : fastest;
          sum += time;
        }
        printf("%.3f %.3f\\n", fastest, sum / BLOCKS);
        return 0;
      }
      """;

  private CMain() {}

  /** What a program begins with. */
  static String head(Model model) {
    return HEAD.formatted(model.parameters().length, model.inputs(), model.outputs());
  }

  /** What a program ends with that computes outputs. */
  static String ofOutputs() {
    return "#define RESULTS ((size_t) n * OUTPUTS)\n#define WRITTEN results\n" + MAIN;
  }

  /** What a program ends with that computes a gradient, and steps. */
  static String ofStep() {
    return "#define RESULTS PARAMETERS\n#define WRITTEN p\n" + MAIN;
  }
}
