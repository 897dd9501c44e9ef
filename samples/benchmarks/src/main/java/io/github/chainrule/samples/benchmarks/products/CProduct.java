package io.github.chainrule.samples.benchmarks.products;

import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.peer.Gcc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The product of a tile in C, written for it by hand: sums of so many units along so many vectors
 * of samples stay in registers over all inputs. Which shape is the fastest is found by trying them.
 */
enum CProduct {
  /** Each product is rounded before it is added, as generated code has it. */
  ROUNDED("-ffp-contract=off"),

  /** A multiplication and an addition are one instruction. */
  FUSED("-ffp-contract=fast");

  /** Bytes of a vector: half a vector of the largest processors may be faster than a whole one. */
  private static final List<Integer> VECTORS = List.of(32, 64);

  private static final String SOURCE =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include <time.h>

      typedef float vector __attribute__((vector_size(BYTES), aligned(4)));
      enum { SAMPLES = %1$d, INPUTS = %2$d, UNITS = %3$d, LANES = BYTES / 4, BLOCKS = 40, CALLS = 50 };

      #define KERNEL(R, Q) \\
        __attribute__((noinline)) static void product##R##x##Q( \\
            const float *x, const float *w, const float *bias, float *y) { \\
          for (int b = 0; b < SAMPLES; b += Q * LANES) { \\
            for (int j = 0; j < UNITS; j += R) { \\
              vector sum[R][Q]; \\
              _Pragma("GCC unroll 16") for (int r = 0; r < R; r++) \\
                _Pragma("GCC unroll 16") for (int q = 0; q < Q; q++) \\
                  sum[r][q] = bias[j + r] - (vector) {0}; \\
              for (int i = 0; i < INPUTS; i++) { \\
                vector at[Q]; \\
                _Pragma("GCC unroll 16") for (int q = 0; q < Q; q++) \\
                  at[q] = *(const vector *) (x + i * SAMPLES + b + q * LANES); \\
                _Pragma("GCC unroll 16") for (int r = 0; r < R; r++) \\
                  _Pragma("GCC unroll 16") for (int q = 0; q < Q; q++) \\
                    sum[r][q] += w[i * UNITS + j + r] * at[q]; \\
              } \\
              _Pragma("GCC unroll 16") for (int r = 0; r < R; r++) \\
                _Pragma("GCC unroll 16") for (int q = 0; q < Q; q++) \\
                  *(vector *) (y + (j + r) * SAMPLES + b + q * LANES) = sum[r][q]; \\
            } \\
          } \\
        }

      KERNEL(4, 1) KERNEL(4, 2) KERNEL(4, 4) KERNEL(8, 1) KERNEL(8, 2) KERNEL(16, 1)

      typedef void kernel(const float *, const float *, const float *, float *);

      static double seconds(void) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        return now.tv_sec + now.tv_nsec * 1e-9;
      }

      static float *numbers(int count) {
        float *all = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
        for (int k = 0; k < count; k++) {
          all[k] = (rand() / (float) RAND_MAX - 0.5f);
        }
        return all;
      }

      int main(void) {
        static kernel *const kernels[] = {
          product4x1, product4x2, product4x4, product8x1, product8x2, product16x1
        };
        static const char *const names[] = {"4 x 1", "4 x 2", "4 x 4", "8 x 1", "8 x 2", "16 x 1"};
        float *x = numbers(INPUTS * SAMPLES);
        float *w = numbers(INPUTS * UNITS);
        float *bias = numbers(UNITS);
        float *y = numbers(UNITS * SAMPLES);
        for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
          kernels[k](x, w, bias, y);
          double sum = 0;
          for (int j = 0; j < UNITS * SAMPLES; j++) {
            sum += y[j];
          }
          double fastest = 1e300;
          for (int block = 0; block < BLOCKS; block++) {
            double start = seconds();
            for (int call = 0; call < CALLS; call++) {
              kernels[k](x, w, bias, y);
              /* Every call counts: what it wrote may have been read. */
              __asm__ volatile("" ::: "memory");
            }
            double time = (seconds() - start) / CALLS;
            fastest = time < fastest ? time : fastest;
          }
          printf("%%.1f;%%.3f;%%s vectors of %%d bytes\\n", fastest * 1e9, sum, names[k], BYTES);
        }
        return 0;
      }
      """;

  /** Fused operations round otherwise. */
  private static final double TOLERANCE = 0.1;

  private final String flag;

  CProduct(String flag) {
    this.flag = flag;
  }

  /** A shape, its time, and the sum of what it computed. */
  record Shape(double nanoseconds, double sum, String name) {
    private static Shape of(String line) {
      String[] parts = line.split(";", 3);
      return new Shape(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), parts[2]);
    }
  }

  /** All shapes, the fastest first. */
  List<Shape> shapes(Layer layer) throws IOException, InterruptedException {
    List<Shape> shapes = new ArrayList<>();
    for (int bytes : VECTORS) {
      Path program = Report.file("product." + layer.title() + "." + name() + bytes);
      String source = SOURCE.formatted(TileProduct.SAMPLES, layer.inputs(), layer.units());
      Gcc.compile(source, program.toAbsolutePath(), flag, "-DBYTES=" + bytes);
      String lines = Gcc.run(List.of(program.toAbsolutePath().toString()));
      lines.lines().map(Shape::of).forEach(shapes::add);
    }
    for (Shape shape : shapes) {
      if (!(Math.abs(shape.sum() - shapes.get(0).sum()) < TOLERANCE)) {
        throw new IllegalStateException(
            "%s sums up to %f, %s to %f"
                .formatted(shape.name(), shape.sum(), shapes.get(0).name(), shapes.get(0).sum()));
      }
    }
    shapes.sort(Comparator.comparingDouble(Shape::nanoseconds));
    return shapes;
  }
}
