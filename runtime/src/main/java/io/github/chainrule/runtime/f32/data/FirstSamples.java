package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.Sizes;
import java.io.IOException;
import java.util.Arrays;

/** Reads the first samples of a source into a set. */
final class FirstSamples {
  private FirstSamples() {}

  static Dataset read(SampleSource source, int most) throws IOException {
    SampleRows rows = new SampleRows(source);
    float[] x = {};
    float[] t = {};
    int size = 0;
    int room = 0;
    try (SampleSource.Reader reader = source.begin(1)) {
      int n = 1;
      while (n > 0 && size < most) {
        n = rows.read(reader, most - size);
        if (size + n > room) {
          room = Math.max(size + n, Sizes.grown(room, most));
          x = Arrays.copyOf(x, Sizes.product("samples", room, "inputs", source.inputs()));
          t = Arrays.copyOf(t, Sizes.product("samples", room, "outputs", source.outputs()));
        }
        System.arraycopy(rows.x, 0, x, size * source.inputs(), n * source.inputs());
        System.arraycopy(rows.t, 0, t, size * source.outputs(), n * source.outputs());
        size += n;
      }
    }
    x = Arrays.copyOf(x, size * source.inputs());
    t = Arrays.copyOf(t, size * source.outputs());
    Dataset data = Dataset.ofRows(x, source.inputs(), t, source.outputs());
    return source.hasFreeTargets() ? data.withFreeTargets() : data;
  }
}
