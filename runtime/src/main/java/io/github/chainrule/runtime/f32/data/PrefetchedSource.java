package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.Sizes;
import java.io.IOException;

/** Reads another source ahead, in a thread that ends with the reader. */
final class PrefetchedSource extends SampleSource {
  private final SampleSource source;
  final int samples;

  PrefetchedSource(SampleSource source, int samples) {
    super(source);
    this.source = source;
    this.samples = samples;
  }

  @Override
  public Reader open(int epoch) throws IOException {
    Ahead ahead = new Ahead(source.begin(epoch));
    ahead.thread.setDaemon(true);
    ahead.thread.start();
    return ahead;
  }

  /** Some samples that were read ahead. */
  static final class Chunk {
    float[] x;
    float[] t;

    /** The samples that there is room for. */
    int room;

    /** The samples in it that nobody has taken; the first of them. */
    int count;

    int at;

    /** Whether it waits for its reader, rather than for the thread. */
    boolean full;
  }

  private final class Ahead extends Reader {
    private final Reader reader;
    private final Chunk[] chunks = new Chunk[2];
    final Thread thread;
    private int own;

    // What follows, and whether a chunk is full, is guarded by this object's monitor.
    private Throwable failure;
    private boolean closed;

    Ahead(Reader reader) {
      this.reader = reader;
      for (int k = 0; k < chunks.length; k++) {
        chunks[k] = new Chunk();
      }
      this.thread =
          new Thread("chainrule-reader") {
            @Override
            public void run() {
              readAhead();
            }
          };
    }

    void readAhead() {
      try {
        int count = 1;
        for (int k = 0; count > 0 && awaitEmpty(chunks[k]); k = 1 - k) {
          count = fill(chunks[k]);
          handOver(chunks[k], count);
        }
      } catch (Throwable e) {
        fail(e);
      }
    }

    /** Reads as many as there is room for, which is more each time until it is enough. */
    private int fill(Chunk chunk) throws IOException {
      if (chunk.room < samples) {
        chunk.room = Sizes.grown(chunk.room, samples);
        chunk.x = new float[Sizes.product("samples", chunk.room, "inputs", inputs())];
        chunk.t = new float[Sizes.product("samples", chunk.room, "outputs", outputs())];
      }
      return Sizes.samplesRead(reader.read(chunk.x, chunk.t, chunk.room), chunk.room);
    }

    private synchronized boolean awaitEmpty(Chunk chunk) throws InterruptedException {
      while (chunk.full && !closed) {
        wait();
      }
      return !closed;
    }

    private synchronized void handOver(Chunk chunk, int count) {
      chunk.at = 0;
      chunk.count = count;
      chunk.full = true;
      notifyAll();
    }

    private synchronized void fail(Throwable e) {
      failure = e;
      notifyAll();
    }

    private synchronized void awaitFull(Chunk chunk) throws IOException {
      boolean interrupted = false;
      while (!chunk.full && failure == null) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (!chunk.full) {
        throw new IOException("the samples cannot be read ahead", failure);
      }
    }

    private synchronized void giveBack(Chunk chunk) {
      chunk.full = false;
      notifyAll();
    }

    @Override
    public int read(float[] x, float[] t, int n) throws IOException {
      Chunk chunk = chunks[own];
      awaitFull(chunk);
      int count = Math.min(n, chunk.count);
      System.arraycopy(chunk.x, chunk.at * inputs(), x, 0, count * inputs());
      System.arraycopy(chunk.t, chunk.at * outputs(), t, 0, count * outputs());
      chunk.at += count;
      chunk.count -= count;
      if (chunk.count == 0 && count > 0) {
        giveBack(chunk);
        own = 1 - own;
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      synchronized (this) {
        closed = true;
        notifyAll();
      }
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      reader.close();
    }
  }
}
