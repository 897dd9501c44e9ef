package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.internal.Sizes;
import java.io.IOException;
import java.util.Arrays;

/** Keeps a window of samples, of which chance says which is the next. */
final class ShuffledSource extends SampleSource {
  /** Tells the epochs' orders apart: an odd number of random bits (of no other meaning). */
  private static final long EPOCH_STRIDE = 0xD1342543DE82EF95L;

  private final SampleSource source;
  final int window;
  private final long seed;

  ShuffledSource(SampleSource source, int window, long seed) {
    super(source);
    this.source = source;
    this.window = window;
    this.seed = seed;
  }

  @Override
  public Reader open(int epoch) throws IOException {
    return new Window(source.begin(epoch), new Generator(seed + epoch * EPOCH_STRIDE));
  }

  private final class Window extends Reader {
    private final Reader reader;
    private final Generator generator;
    private float[] keptX = {};
    private float[] keptT = {};
    private final float[] nextX = new float[inputs()];
    private final float[] nextT = new float[outputs()];
    private int room;
    private int kept;
    private boolean ended;

    Window(Reader reader, Generator generator) {
      this.reader = reader;
      this.generator = generator;
    }

    @Override
    public int read(float[] x, float[] t, int n) throws IOException {
      while (kept < window && next()) {
        if (kept == room) {
          grow();
        }
        put(nextX, nextT, 0, keptX, keptT, kept++);
      }
      int count = 0;
      while (count < n && kept > 0) {
        int chosen = generator.nextInt(kept);
        put(keptX, keptT, chosen, x, t, count++);
        if (next()) {
          put(nextX, nextT, 0, keptX, keptT, chosen);
        } else {
          kept--;
          put(keptX, keptT, kept, keptX, keptT, chosen);
        }
      }
      return count;
    }

    private boolean next() throws IOException {
      ended = ended || Sizes.samplesRead(reader.read(nextX, nextT, 1), 1) == 0;
      return !ended;
    }

    private void grow() {
      room = Sizes.grown(room, window);
      keptX = Arrays.copyOf(keptX, Sizes.product("window", room, "inputs", inputs()));
      keptT = Arrays.copyOf(keptT, Sizes.product("window", room, "outputs", outputs()));
    }

    private void put(float[] x, float[] t, int from, float[] toX, float[] toT, int to) {
      System.arraycopy(x, from * inputs(), toX, to * inputs(), inputs());
      System.arraycopy(t, from * outputs(), toT, to * outputs(), outputs());
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
