package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.io.Closeable;
import java.io.IOException;

/**
 * Samples that come one after another, epoch by epoch, such as a table that does not fit into
 * memory. One's own source reads its samples in their order:
 *
 * <pre>{@code
 * SampleSource table =
 *     new SampleSource(4, 1) {
 *       public Reader open(int epoch) throws IOException {
 *         return new TableReader(file);
 *       }
 *     };
 * trainer.fitStream(model, table.scaled(scaling).shuffled(100_000, seed).prefetched(4096));
 * }</pre>
 *
 * <p>Where the order is the same, so are the bits of a fit: a source in its own order and a {@link
 * Dataset} that is not shuffled give the same parameters.
 */
@CheckReturnValue
public abstract class SampleSource {
  private final int inputs;
  private final int outputs;
  private final boolean freeTargets;

  /**
   * Tells the shape of the samples.
   *
   * @param inputs the number of inputs of a sample, at least 1
   * @param outputs the number of targets of a sample, 0 if there are none
   * @throws IllegalArgumentException if a number is out of range
   */
  protected SampleSource(int inputs, int outputs) {
    Settings.atLeast("inputs", inputs, 1);
    Settings.atLeast("outputs", outputs, 0);
    this.inputs = inputs;
    this.outputs = outputs;
    this.freeTargets = false;
  }

  /** Samples of the same shape, whose targets are as free. */
  SampleSource(SampleSource like) {
    this(like, like.freeTargets);
  }

  SampleSource(SampleSource like, boolean freeTargets) {
    this.inputs = like.inputs;
    this.outputs = like.outputs;
    this.freeTargets = freeTargets;
  }

  /**
   * Begins to read the samples from the first on.
   *
   * @param epoch the epoch, from 1; a source may have other samples, or another order, in each
   * @return what reads them
   * @throws IOException if they cannot be read
   */
  public abstract Reader open(int epoch) throws IOException;

  /** As {@link #open}, but never null. */
  final Reader begin(int epoch) throws IOException {
    Reader reader = open(epoch);
    Settings.present("reader", reader);
    return reader;
  }

  /** Reads the samples of an epoch, from the first to the last. For one thread. */
  public abstract static class Reader implements Closeable {
    /** For readers of one's own. */
    protected Reader() {}

    /**
     * Reads the next samples.
     *
     * @param x receives the inputs, row-major {@code [n][inputs]}
     * @param t receives the targets, row-major {@code [n][outputs]}
     * @param n the most samples to read, at least 1
     * @return how many were read, at least 1; 0 if there are no more
     * @throws IOException if they cannot be read
     */
    public abstract int read(float[] x, float[] t, int n) throws IOException;

    /** Ends the reading; does nothing unless it is overridden. */
    @Override
    public void close() throws IOException {}
  }

  /**
   * The number of inputs of a sample.
   *
   * @return the number of inputs
   */
  public final int inputs() {
    return inputs;
  }

  /**
   * The number of targets of a sample.
   *
   * @return the number of targets, 0 if there are none
   */
  public final int outputs() {
    return outputs;
  }

  /**
   * The samples of a set, in its order.
   *
   * @param data the samples, without weights, as a source has none
   * @return the source; its targets are free if those of the set are
   * @throws IllegalArgumentException if the set has weights
   * @throws NullPointerException if the set is null
   */
  public static SampleSource of(Dataset data) {
    Settings.present("data", data);
    if (data.weighted()) {
      throw Unexpected.argument("data", "samples without weights, as a source has none", data);
    }
    SampleSource source = new DatasetSource(data);
    return data.hasFreeTargets() ? source.withFreeTargets() : source;
  }

  /**
   * Lets a fit take targets that the loss gives no meaning, see {@link Dataset#withFreeTargets}.
   *
   * @return a source of the same samples; what is made of it has free targets, too
   */
  public final SampleSource withFreeTargets() {
    return new FreeSource(this);
  }

  /**
   * Whether targets need not be what the loss gives a meaning.
   *
   * @return whether the source is made by {@link #withFreeTargets}, or of such samples
   */
  public final boolean hasFreeTargets() {
    return freeTargets;
  }

  /**
   * Reads the first samples into memory.
   *
   * @param n the most samples to read, at least 1
   * @return the first n samples of epoch 1, or all if there are fewer, in arrays of their own
   * @throws IllegalArgumentException if n is less than 1, or no array holds so many samples
   * @throws IOException if they cannot be read
   */
  public final Dataset take(int n) throws IOException {
    Settings.atLeast("n", n, 1);
    return FirstSamples.read(this, n);
  }

  /**
   * The samples as a model expects them.
   *
   * @param scaling the scaling of inputs and targets
   * @return the source
   * @throws NullPointerException if the scaling is null
   */
  public final SampleSource scaled(ModelScaling scaling) {
    Settings.present("scaling", scaling);
    return new ScaledSource(this, scaling);
  }

  /**
   * The samples in an order of chance, another in each epoch: so many are kept, and each that is
   * read is exchanged for one of them. A window as large as the source makes all orders equally
   * likely; a smaller one leaves samples near to where they were.
   *
   * @param window the number of samples that are kept, at least 1
   * @param seed a seed gives the same orders on every platform
   * @return the source
   * @throws IllegalArgumentException if the window is less than 1
   */
  public final SampleSource shuffled(int window, long seed) {
    Settings.atLeast("window", window, 1);
    return new ShuffledSource(this, window, seed);
  }

  /**
   * The samples, read ahead by a thread of their own while others are computed with.
   *
   * @param samples how many are read at once, at least 1; twice as many are kept
   * @return the source
   * @throws IllegalArgumentException if the number is less than 1
   */
  public final SampleSource prefetched(int samples) {
    Settings.atLeast("samples", samples, 1);
    return new PrefetchedSource(this, samples);
  }
}
