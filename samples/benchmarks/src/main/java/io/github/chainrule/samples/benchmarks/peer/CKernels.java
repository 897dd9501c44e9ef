package io.github.chainrule.samples.benchmarks.peer;

/**
 * What networks written in C by hand consist of: sums stay in registers over all their terms, one
 * product after another, each rounded before it is added, as in generated code. Vectors lie along
 * units, rows belong to samples and are whole vectors apart; weights are the operands of
 * multiplications that repeat the number of a sample in all lanes.
 */
final class CKernels {
  static final String TEXT =
      """
      typedef float vec __attribute__((vector_size(64), aligned(4)));
      typedef int bits __attribute__((vector_size(64), aligned(4)));

      enum { LANES = 16 };

      #define INLINE static inline __attribute__((always_inline))
      #define UNROLLED _Pragma("GCC unroll 16")
      #define WHOLE(n) (((n) + LANES - 1) / LANES * LANES)

      INLINE vec load(const float *a) {
        return *(const vec *) a;
      }

      INLINE void store(float *a, vec v) {
        *(vec *) a = v;
      }

      INLINE void store_first(float *a, vec v, int count) {
        if (count >= LANES) {
          store(a, v);
        } else {
          memcpy(a, &v, count * sizeof(float));
        }
      }

      INLINE vec all(float number) {
        return number - (vec) {0};
      }

      #define ROWS(R, Q) \\
        INLINE void rows##R##x##Q(const float *x, int x_row, int terms, const float *w, int w_row, \\
            const float *b, float *y, int y_row) { \\
          vec sum[R][Q]; \\
          UNROLLED for (int r = 0; r < R; r++) \\
            UNROLLED for (int q = 0; q < Q; q++) \\
              sum[r][q] = b == NULL ? all(-0.0f) : load(b + q * LANES); \\
          for (int i = 0; i < terms; i++) { \\
            UNROLLED for (int r = 0; r < R; r++) \\
              UNROLLED for (int q = 0; q < Q; q++) \\
                sum[r][q] += x[r * x_row + i] * load(w + i * w_row + q * LANES); \\
          } \\
          UNROLLED for (int r = 0; r < R; r++) \\
            UNROLLED for (int q = 0; q < Q; q++) \\
              store(y + r * y_row + q * LANES, sum[r][q]); \\
        }

      ROWS(16, 1) ROWS(1, 8) ROWS(1, 4) ROWS(1, 1)

      /* y = b + x w */
      INLINE void product(const float *x, int x_row, int n, int terms, const float *w, int w_row,
          const float *b, int units, float *y, int y_row) {
        if (n % 16 == 0) {
          for (int s = 0; s < n; s += 16) {
            for (int j = 0; j < units; j += LANES) {
              rows16x1(x + s * x_row, x_row, terms, w + j, w_row, b == NULL ? b : b + j,
                  y + s * y_row + j, y_row);
            }
          }
          return;
        }
        for (int s = 0; s < n; s++) {
          int j = 0;
          for (; j + 7 * LANES < units; j += 8 * LANES) {
            rows1x8(x + s * x_row, x_row, terms, w + j, w_row, b == NULL ? b : b + j,
                y + s * y_row + j, y_row);
          }
          for (; j + 3 * LANES < units; j += 4 * LANES) {
            rows1x4(x + s * x_row, x_row, terms, w + j, w_row, b == NULL ? b : b + j,
                y + s * y_row + j, y_row);
          }
          for (; j < units; j += LANES) {
            rows1x1(x + s * x_row, x_row, terms, w + j, w_row, b == NULL ? b : b + j,
                y + s * y_row + j, y_row);
          }
        }
      }

      #define TERMS(R) \\
        INLINE void terms##R(const float *x, int x_row, const float *d, int d_row, int n, float *g, \\
            int units, int count) { \\
          vec sum[R]; \\
          UNROLLED for (int r = 0; r < R; r++) sum[r] = all(-0.0f); \\
          for (int s = 0; s < n; s++) { \\
            UNROLLED for (int r = 0; r < R; r++) \\
              sum[r] += x[s * x_row + r] * load(d + s * d_row); \\
          } \\
          UNROLLED for (int r = 0; r < R; r++) store_first(g + r * units, sum[r], count); \\
        }

      TERMS(16) TERMS(4) TERMS(1)

      /* The sums over samples of x d, and of d. */
      INLINE void outer(const float *x, int x_row, int inputs, const float *d, int d_row, int units,
          int n, float *g, float *bias) {
        for (int j = 0; j < units; j += LANES) {
          int count = units - j < LANES ? units - j : LANES;
          int i = 0;
          for (; i + 16 <= inputs; i += 16) {
            terms16(x + i, x_row, d + j, d_row, n, g + i * units + j, units, count);
          }
          for (; i + 4 <= inputs; i += 4) {
            terms4(x + i, x_row, d + j, d_row, n, g + i * units + j, units, count);
          }
          for (; i < inputs; i++) {
            terms1(x + i, x_row, d + j, d_row, n, g + i * units + j, units, count);
          }
          vec sum = all(-0.0f);
          for (int s = 0; s < n; s++) {
            sum += load(d + s * d_row + j);
          }
          store_first(bias + j, sum, count);
        }
      }

      /* d w', of one sample by eight sums at a time, of more with the weights turned. */
      INLINE void back(const float *d, int d_row, int units, int n, const float *w, int inputs,
          float *turned, float *before, int before_row) {
        if (n == 1) {
          for (int i = 0; i < inputs; i += 8) {
            float sum[8] = {0};
            for (int j = 0; j < units; j++) {
              UNROLLED for (int r = 0; r < 8; r++) {
                sum[r] += d[j] * w[(i + r < inputs ? i + r : i) * units + j];
              }
            }
            memcpy(before + i, sum, sizeof sum);
          }
          return;
        }
        for (int i = 0; i < inputs; i++) {
          for (int j = 0; j < units; j++) {
            turned[j * WHOLE(inputs) + i] = w[i * units + j];
          }
        }
        product(d, d_row, n, units, turned, WHOLE(inputs), NULL, inputs, before, before_row);
      }

      /* Of up to 9 in size, from where on it is 1 or -1. */
      INLINE vec tanh_of(vec v) {
        vec a = (vec) ((bits) v & 0x7fffffff);
        vec a2 = a * a;
        vec a4 = a2 * a2;
        vec low = (1 + a * 0.2500002f) + a2 * (0.04166466f + a * 0.005214355f);
        vec high = (5.128175e-4f + a * 4.871028e-5f) + a2 * (1.3286359e-6f + a * 4.625052e-7f);
        vec quarter = a * (low + a4 * high);
        vec half = quarter * (1 + quarter * 0.25f);
        vec n = half * (1 + half * 0.5f);
        vec inverse = 0x1p-30f / n;
        vec size = 0x1p-30f / (0x1p-30f + inverse);
        return (vec) ((bits) size | ((bits) v & (int) 0x80000000));
      }

      /* Of more than -87, as the differences of a few pre-activations from the largest are. */
      INLINE vec exp_of(vec v) {
        vec t = (v - 0.058891516f) * 1.442695f + 12583039.0f;
        vec scale = (vec) ((bits) t << 23);
        vec n = t - 12583039.0f;
        vec r = (v - n * 0x1.62e4p-1f) - n * 1.4286068e-6f;
        vec r2 = r * r;
        vec low = (0.5f + r * 0.16666669f) + r2 * (0.041666552f + r * 0.008332329f);
        vec high = 0.0013920902f + r * 2.0790132e-4f;
        vec reduced = r + r2 * (low + r2 * r2 * high);
        return scale * reduced + scale;
      }

      INLINE void tanh_rows(float *y, int count) {
        for (int k = 0; k < count; k += LANES) {
          store(y + k, tanh_of(load(y + k)));
        }
      }

      INLINE void relu_rows(float *y, int count) {
        for (int k = 0; k < count; k += LANES) {
          vec v = load(y + k);
          store(y + k, (vec) ((bits) v & (v > 0)));
        }
      }

      INLINE void tanh_back(float *d, const float *h, int count) {
        for (int k = 0; k < count; k += LANES) {
          vec value = load(h + k);
          store(d + k, load(d + k) * (1 - value * value));
        }
      }

      INLINE void relu_back(float *d, const float *h, int count) {
        for (int k = 0; k < count; k += LANES) {
          store(d + k, (vec) ((bits) load(d + k) & (load(h + k) > 0)));
        }
      }

      /* Turns v into exponentials and their sums, of n samples side by side for each unit. */
      INLINE void exponentials(const float *v, int row, int units, int n, float *e, float *sums) {
        for (int s = 0; s < n; s++) {
          for (int j = 0; j < units; j++) {
            e[j * WHOLE(n) + s] = v[s * row + j];
          }
        }
        for (int s = 0; s < n; s += LANES) {
          vec max = load(e + s);
          for (int j = 1; j < units; j++) {
            vec other = load(e + j * WHOLE(n) + s);
            bits larger = other > max;
            max = (vec) (((bits) other & larger) | ((bits) max & ~larger));
          }
          vec sum = all(-0.0f);
          for (int j = 0; j < units; j++) {
            vec power = exp_of(load(e + j * WHOLE(n) + s) - max);
            store(e + j * WHOLE(n) + s, power);
            sum += power;
          }
          store(sums + s, sum);
        }
      }

      INLINE void softmax(const float *v, int row, int units, int n, float *y) {
        float e[units * WHOLE(n)] __attribute__((aligned(64)));
        float sums[WHOLE(n)] __attribute__((aligned(64)));
        exponentials(v, row, units, n, e, sums);
        for (int s = 0; s < n; s++) {
          for (int j = 0; j < units; j++) {
            y[s * units + j] = e[j * WHOLE(n) + s] / sums[s];
          }
        }
      }

      /* The mean loss by one logarithm, of a product of sums; y - t, divided by n, into v. */
      INLINE double softmax_back(float *v, int row, int units, int n, const float *t) {
        float e[units * WHOLE(n)] __attribute__((aligned(64)));
        float sums[WHOLE(n)] __attribute__((aligned(64)));
        exponentials(v, row, units, n, e, sums);
        double right = 0;
        double product = 1;
        for (int s = 0; s < n; s++) {
          product *= sums[s];
          float largest = v[s * row];
          for (int j = 1; j < units; j++) {
            largest = v[s * row + j] > largest ? v[s * row + j] : largest;
          }
          for (int j = 0; j < units; j++) {
            float value = v[s * row + j];
            right += (double) t[s * units + j] * (value - largest);
            v[s * row + j] = (e[j * WHOLE(n) + s] / sums[s] - t[s * units + j]) / n;
          }
          for (int j = units; j < row; j++) {
            v[s * row + j] = 0;
          }
        }
        return (log(product) - right) / n;
      }

      """;

  private CKernels() {}
}
