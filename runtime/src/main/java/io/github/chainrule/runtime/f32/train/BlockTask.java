package io.github.chainrule.runtime.f32.train;

/** What is computed of each block of samples: the mean loss, unless a subclass computes more. */
class BlockTask {
  /**
   * Computes it of the samples that a worker has gathered, in any thread.
   *
   * @param worker has the samples
   * @param start the number of samples in the blocks before
   * @param m the number of samples
   * @param only whether there is no other block
   * @param result what the task writes to
   * @return the mean loss, if the task computes it
   */
  double evaluate(BlockWorker worker, int start, int m, boolean only, float[] result) {
    return worker.loss(m);
  }

  /**
   * Adds what the worker computed; called in the order of the blocks unless there is only one.
   *
   * @param weight for how much the block counts: the number of its samples, or their weights
   */
  void add(BlockWorker worker, double weight, boolean first, float[] result) {}

  /** What computes the same of samples that have weights. */
  BlockTask weighted() {
    return WeightedTask.LOSS;
  }
}
