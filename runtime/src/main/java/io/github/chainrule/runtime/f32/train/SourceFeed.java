package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.Unexpected;
import java.io.IOException;

/** The batches of a source, each read into the same arrays. */
final class SourceFeed extends Feed {
  private final SampleSource source;
  private final boolean probabilities;
  private final int batchSize;
  private final float[] x;
  private final float[] t;
  private final float[] restX;
  private final float[] restT;
  private final Dataset batch;
  private SampleSource.Reader reader;
  private int batches;
  private int done;

  SourceFeed(SampleSource source, Model model, int batchSize) {
    this.source = source;
    this.probabilities = model.loss().targetsAreProbabilities();
    this.batchSize = batchSize;
    this.x = new float[Sizes.product("samples", batchSize, "inputs", source.inputs())];
    this.t = new float[Sizes.product("samples", batchSize, "outputs", source.outputs())];
    this.restX = new float[x.length];
    this.restT = new float[t.length];
    this.batch =
        source.outputs() == 0
            ? Dataset.of(x, source.inputs())
            : Dataset.of(x, source.inputs(), t, source.outputs());
  }

  @Override
  void begin(int epoch) {
    close();
    done = 0;
    try {
      reader = source.open(epoch);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  int next() {
    int n = 0;
    try {
      n = reader.read(x, t, batchSize);
      for (int more = n; more > 0 && n < batchSize; n += more) {
        more = reader.read(restX, restT, batchSize - n);
        System.arraycopy(restX, 0, x, n * source.inputs(), more * source.inputs());
        System.arraycopy(restT, 0, t, n * source.outputs(), more * source.outputs());
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (n == 0) {
      end();
    } else {
      done++;
      checkTargets(n);
    }
    return n;
  }

  private void end() {
    if (done == 0) {
      throw Unexpected.argument("source", "at least one sample", "none");
    }
    batches = done;
    close();
  }

  private void checkTargets(int n) {
    if (!probabilities) {
      return;
    }
    for (int k = 0; k < n * source.outputs(); k++) {
      if (!(t[k] >= 0 && t[k] <= 1)) {
        throw Unexpected.argument("source", "targets of [0, 1]", t[k]);
      }
    }
  }

  @Override
  Dataset data() {
    return batch;
  }

  @Override
  int batches() {
    return batches;
  }

  @Override
  int batchSize() {
    return batchSize;
  }

  @Override
  void close() {
    SampleSource.Reader ended = reader;
    reader = null;
    if (ended != null) {
      try {
        ended.close();
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }

  private static IllegalStateException unreadable(IOException e) {
    return new IllegalStateException("the samples cannot be read", e);
  }
}
