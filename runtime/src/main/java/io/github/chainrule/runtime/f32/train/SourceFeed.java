package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.Unexpected;
import java.io.IOException;
import java.util.Arrays;

/** The batches of a source, each read into the same arrays. */
final class SourceFeed extends Feed {
  private final SampleSource source;
  private final SampleValues values;
  private final int batchSize;

  /** What is read into a batch that is begun. */
  private final float[] restX;

  private final float[] restT;
  private final int restRows;

  private float[] x = {};
  private float[] t = {};
  private int rows;
  private Dataset batch;
  private SampleSource.Reader reader;
  private int batches;
  private int done;
  private long samples;

  SourceFeed(SampleSource source, Model model, int batchSize) {
    this.source = source;
    this.values = new SampleValues(model);
    this.batchSize = batchSize;
    reserve(1);
    this.restRows = rows;
    this.restX = new float[x.length];
    this.restT = new float[t.length];
  }

  /** Makes room for so many samples, and keeps those that there are. */
  private void reserve(int samples) {
    if (samples <= rows) {
      return;
    }
    rows = Math.max(samples, Sizes.grown(rows, batchSize));
    x = Arrays.copyOf(x, Sizes.product("samples", rows, "inputs", source.inputs()));
    t = Arrays.copyOf(t, Sizes.product("samples", rows, "outputs", source.outputs()));
    batch =
        source.outputs() == 0
            ? Dataset.of(x, source.inputs())
            : Dataset.of(x, source.inputs(), t, source.outputs());
  }

  @Override
  String samplesName() {
    return "Of the batch, sample";
  }

  @Override
  void begin(int epoch) {
    close();
    done = 0;
    samples = 0;
    try {
      reader = source.open(epoch);
    } catch (IOException e) {
      throw unreadable(e);
    }
    Settings.present("reader", reader);
  }

  @Override
  int next() {
    int n = 0;
    try {
      n = read(x, t, rows);
      for (int more = n; more > 0 && n < batchSize; n += more) {
        more = read(restX, restT, Math.min(restRows, batchSize - n));
        reserve(n + more);
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
      values.check(x, t, n, samples);
      samples += n;
    }
    return n;
  }

  private int read(float[] toX, float[] toT, int most) throws IOException {
    return Sizes.samplesRead(reader.read(toX, toT, most), most);
  }

  private void end() {
    if (done == 0) {
      throw Unexpected.argument("source", "at least one sample", "none");
    }
    batches = done;
    close();
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
