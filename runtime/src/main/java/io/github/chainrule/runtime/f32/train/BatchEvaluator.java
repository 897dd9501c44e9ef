package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/**
 * Evaluates a model at many samples, in the thread of the caller.
 *
 * <p>The samples are divided into blocks of a fixed size, the last one smaller. Each block is one
 * call of an evaluator, whose order of summation in a block is its own; the blocks' results are
 * added from left to right. A block gives the mean of its m samples, so what is added is m times
 * that, and the sum is divided by the number of all samples; a single block is left as it is.
 *
 * <p>After construction no call allocates, but for the first of each {@link BlockTask}. For one
 * caller at a time.
 */
class BatchEvaluator {
  private final BlockTask gradient = new GradientTask();
  private final int blockSize;
  private final BlockWorker own;

  // The work at hand.
  private BlockTask task;
  private Dataset data;
  private int[] order;
  private int from;
  private int n;
  private int blocks;
  private float[] result;

  /** The sum of the losses so far. */
  private double sum;

  /**
   * Makes an evaluator for sets of up to so many samples. Blocks are no larger than that: what is
   * set costs no memory that is not used, and changes no bit.
   */
  BatchEvaluator(Model model, int blockSize, int samples) {
    this.blockSize = Math.min(blockSize, samples);
    this.own = new BlockWorker(model, this.blockSize);
  }

  /**
   * Computes the mean loss and its gradient over n samples.
   *
   * @param samples the samples
   * @param sampleOrder their order, or null for their own
   * @param first the place in the order of the first one
   * @param count their number, at least 1
   * @param g receives the gradient
   * @return the loss
   */
  final double gradient(Dataset samples, int[] sampleOrder, int first, int count, float[] g) {
    double loss = compute(gradient, samples, sampleOrder, first, count, g);
    if (blocks > 1) {
      for (int k = 0; k < g.length; k++) {
        g[k] /= count;
      }
    }
    return loss;
  }

  /**
   * Computes something of all samples.
   *
   * @param newTask what is computed
   * @param samples the samples, at least one
   * @param results where the task writes to, if it does
   * @return the mean loss, if the task computes it
   */
  final double all(BlockTask newTask, Dataset samples, float[] results) {
    return compute(newTask, samples, null, 0, samples.size(), results);
  }

  private double compute(
      BlockTask newTask,
      Dataset samples,
      int[] sampleOrder,
      int first,
      int count,
      float[] results) {
    task = newTask;
    data = samples;
    order = sampleOrder;
    from = first;
    n = count;
    blocks = (count - 1) / blockSize + 1;
    result = results;
    sum = 0;
    work(own, blocks);
    return blocks > 1 ? sum / count : sum;
  }

  /** Evaluates all blocks and adds them in their order. */
  void work(BlockWorker worker, int count) {
    for (int block = 0; block < count; block++) {
      add(worker, block, evaluate(worker, block));
    }
  }

  /** Evaluates a block; returns its mean loss. */
  final double evaluate(BlockWorker worker, int block) {
    int start = block * blockSize;
    int m = size(block);
    worker.gather(data, order, from + start, m);
    return task.evaluate(worker, start, m, blocks == 1, result);
  }

  /** Adds a block that the worker has just evaluated, the blocks before it having been added. */
  final void add(BlockWorker worker, int block, double loss) {
    if (blocks == 1) {
      sum = loss;
      return;
    }
    int m = size(block);
    sum += loss * m;
    task.add(worker, m, block == 0, result);
  }

  private int size(int block) {
    return Math.min(blockSize, n - block * blockSize);
  }

  /** Ends what the evaluator keeps running; it is of no use afterwards. */
  void close() {}
}
