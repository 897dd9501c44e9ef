package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.Sizes;
import java.io.IOException;

/** Room for some samples of a source, which are read into it again and again. */
final class SampleRows {
  private static final int MOST = 1024;

  final float[] x;
  final float[] t;

  SampleRows(SampleSource source) {
    x = new float[Sizes.product("samples", MOST, "inputs", source.inputs())];
    t = new float[Sizes.product("samples", MOST, "outputs", source.outputs())];
  }

  /** Reads the next samples; returns their number, 0 if there are no more. */
  int read(SampleSource.Reader reader, int most) throws IOException {
    int n = Math.min(MOST, most);
    return Sizes.samplesRead(reader.read(x, t, n), n);
  }
}
