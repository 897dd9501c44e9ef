package io.github.chainrule.runtime.f32.data;

import java.io.IOException;

/** The samples of another source, with targets that need not be what the loss gives a meaning. */
final class FreeSource extends SampleSource {
  private final SampleSource source;

  FreeSource(SampleSource source) {
    super(source, true);
    this.source = source;
  }

  @Override
  public Reader open(int epoch) throws IOException {
    return source.begin(epoch);
  }
}
