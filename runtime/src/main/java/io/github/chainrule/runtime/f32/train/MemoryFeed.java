package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;

/** The batches of samples in memory, in a new order in each epoch if they are shuffled. */
final class MemoryFeed extends Feed {
  /** Tells the epochs' orders apart: an odd number of random bits (of no other meaning). */
  private static final long EPOCH_STRIDE = 0xD1342543DE82EF95L;

  private final Dataset data;
  private final int batchSize;
  private final long seed;
  private final int[] order;
  private final Generator generator = new Generator(0);
  private int from;
  private int n;

  MemoryFeed(Dataset data, int batchSize, boolean shuffle, long seed) {
    this.data = data;
    this.batchSize = Math.min(batchSize, data.size());
    this.seed = seed;
    this.order = this.batchSize == data.size() || !shuffle ? null : new int[data.size()];
  }

  /** Draws the order from the epoch's number alone, so that a resumed fit has the same. */
  @Override
  void begin(int epoch) {
    from = 0;
    n = 0;
    if (order == null) {
      return;
    }
    for (int k = 0; k < order.length; k++) {
      order[k] = k;
    }
    generator.restart(seed + epoch * EPOCH_STRIDE);
    generator.shuffle(order);
  }

  @Override
  int next() {
    from += n;
    n = Math.min(batchSize, data.size() - from);
    return n;
  }

  @Override
  Dataset data() {
    return data;
  }

  @Override
  int[] order() {
    return order;
  }

  @Override
  int from() {
    return from;
  }

  @Override
  int batches() {
    return data.batches(batchSize);
  }

  @Override
  int batchSize() {
    return batchSize;
  }
}
