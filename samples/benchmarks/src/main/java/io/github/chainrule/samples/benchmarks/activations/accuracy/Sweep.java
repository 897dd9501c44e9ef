package io.github.chainrule.samples.benchmarks.activations.accuracy;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.samples.benchmarks.elementary.accuracy.Density;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Compares an activation and its derivative with their references at all floats, or at every n-th,
 * infinities included, as networks compute them of many samples. The value of what is no number
 * must be none.
 */
final class Sweep {
  private static final int CHUNK_BITS = 17;
  private static final int CHUNKS = 1 << (Integer.SIZE - CHUNK_BITS);

  private final Subject subject;
  private final Density density;
  private final Errors values = new Errors();
  private final Errors slopes = new Errors();

  Sweep(Subject subject, Density density) {
    this.subject = subject;
    this.density = density;
  }

  Errors values() {
    return values;
  }

  Errors slopes() {
    return slopes;
  }

  Sweep run() {
    IntStream.range(0, CHUNKS).parallel().forEach(this::chunk);
    return this;
  }

  private void chunk(int chunk) {
    long first = (long) chunk << CHUNK_BITS;
    int every = density.at(Float.intBitsToFloat((int) first));
    long next = (first + every - 1) / every * every;
    int count = (int) ((first + (1L << CHUNK_BITS) - next + every - 1) / every);
    if (count <= 0) {
      return;
    }
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = Float.intBitsToFloat((int) (next + (long) i * every));
    }
    compare(x, outputs(x), derivatives(x));
  }

  private float[] outputs(float[] x) {
    Forward forward = subject.model().newForward();
    float[] y = new float[x.length];
    forward.forward(x, y, x.length);
    return y;
  }

  private float[] derivatives(float[] x) {
    Backprop backprop = subject.model().newBackprop();
    float[] ones = new float[x.length];
    Arrays.fill(ones, 1f);
    float[] dx = new float[x.length];
    backprop.backward(x, ones, x.length, new float[1], dx);
    return dx;
  }

  private void compare(float[] x, float[] y, float[] dx) {
    Errors ofValues = errors(x, y, subject.value());
    addNumbers(ofValues, x, y);
    Errors ofSlopes = errors(x, dx, subject.slope());
    synchronized (this) {
      values.add(ofValues);
      slopes.add(ofSlopes);
    }
  }

  private static Errors errors(float[] x, float[] actual, DoubleUnaryOperator function) {
    Stretch exact = Stretch.of(function, x[0], x[x.length - 1]);
    Errors errors = new Errors();
    for (int i = 0; i < x.length; i++) {
      if (!Float.isNaN(x[i])) {
        errors.add(x[i], actual[i], exact.at(x[i]));
      }
    }
    return errors;
  }

  /** Counts numbers that come of what is none. */
  private static void addNumbers(Errors errors, float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      if (Float.isNaN(x[i]) && !Float.isNaN(y[i])) {
        errors.add(x[i], Float.NaN, 0);
      }
    }
  }
}
