package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.data.Dataset;

/** Gives the batches of an epoch, one after another, without an allocation. */
abstract class Feed {
  /** Begins an epoch, which is counted from 1. */
  abstract void begin(int epoch);

  /** Goes to the next batch; returns the number of its samples, 0 if there is none. */
  abstract int next();

  /** Where the samples of the batch are. */
  abstract Dataset data();

  /** Their order, null for that of the set. */
  int[] order() {
    return null;
  }

  /** The place of the first in the order. */
  int from() {
    return 0;
  }

  /** What the samples of {@link #data} are. */
  String samplesName() {
    return "Sample";
  }

  /** The batches of an epoch, 0 if they are not known yet. */
  abstract int batches();

  /** The most samples of a batch. */
  abstract int batchSize();

  void close() {}
}
