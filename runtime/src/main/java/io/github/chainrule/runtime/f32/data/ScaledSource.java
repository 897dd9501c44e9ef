package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.Sizes;
import java.io.IOException;

/** Scales the samples of another source. */
final class ScaledSource extends SampleSource {
  private final SampleSource source;
  final ModelScaling scaling;

  ScaledSource(SampleSource source, ModelScaling scaling) {
    super(source);
    this.source = source;
    this.scaling = scaling;
  }

  @Override
  public Reader open(int epoch) throws IOException {
    final Reader reader = source.begin(epoch);
    return new Reader() {
      @Override
      public int read(float[] x, float[] t, int n) throws IOException {
        int count = Sizes.samplesRead(reader.read(x, t, n), n);
        scaling.applyToInputs(x, count);
        if (scaling.hasOutputs()) {
          scaling.outputs().apply(t, count);
        }
        return count;
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }
}
