package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;

/**
 * Evaluates a model at many samples, in the thread of the caller.
 *
 * <p>The samples are divided into blocks of a fixed size, the last one smaller; those of gradients
 * are half as large as others, so that more threads share a batch. Each block is one call of an
 * evaluator, whose order of summation in a block is its own; the blocks' results are added from
 * left to right. A block gives the mean of its m samples, so what is added is m times that, and the
 * sum is divided by the number of all samples; a single block is left as it is. Of samples that
 * have weights, the means are weighted, and sums of weights take the place of numbers.
 *
 * <p>After construction no call allocates, but for the first of each {@link BlockTask}. For one
 * caller at a time.
 */
class BatchEvaluator {
  private final BlockTask gradient = new GradientTask();
  private final int gradientBlock;
  private final BlockWorker own;

  // The work at hand.
  private int blockSize;
  private BlockTask task;
  private Dataset data;
  private int[] order;
  private int from;
  private int n;
  private float[] result;
  private boolean training;
  private long seed;

  /** The sum of the losses so far. */
  private double sum;

  /** For how much the samples at hand count: their number, or the sum of their weights. */
  private double weight;

  /**
   * Makes an evaluator for sets of up to so many samples. Blocks are no larger than that: what is
   * set costs no memory that is not used, and changes no bit.
   *
   * @param gradientBlock how many samples the blocks of a gradient have
   */
  BatchEvaluator(Model model, int gradientBlock, int samples) {
    this.gradientBlock = Math.min(gradientBlock, samples);
    this.own = newWorker(model, samples);
  }

  final BlockWorker newWorker(Model model, int samples) {
    return new BlockWorker(model, Math.min(2 * gradientBlock, samples));
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
    training = false;
    return summed(samples, sampleOrder, first, count, g);
  }

  /**
   * As {@link #gradient}, of a network that values are left out of: of each sample by the mask that
   * the seed and its place among the n give.
   */
  final double trainingGradient(
      Dataset samples, int[] sampleOrder, int first, int count, long stepSeed, float[] g) {
    training = true;
    seed = stepSeed;
    return summed(samples, sampleOrder, first, count, g);
  }

  private double summed(Dataset samples, int[] sampleOrder, int first, int count, float[] g) {
    blockSize = gradientBlock;
    double loss = compute(gradient, samples, sampleOrder, first, count, g);
    if (n > blockSize && weight > 0) {
      float divisor = Real.round(weight);
      for (int k = 0; k < g.length; k++) {
        g[k] /= divisor;
      }
    }
    return loss;
  }

  /** For how much the samples of the last call counted. */
  final double weight() {
    return weight;
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
    training = false;
    blockSize = 2 * gradientBlock;
    return compute(newTask, samples, null, 0, samples.size(), results);
  }

  /** As {@link #all} in the blocks of gradients: the mean loss has the bits of that of theirs. */
  final double loss(BlockTask loss, Dataset samples) {
    training = false;
    blockSize = gradientBlock;
    return compute(loss, samples, null, 0, samples.size(), null);
  }

  private double compute(
      BlockTask newTask,
      Dataset samples,
      int[] sampleOrder,
      int first,
      int count,
      float[] results) {
    task = samples.weighted() ? newTask.weighted() : newTask;
    data = samples;
    order = sampleOrder;
    from = first;
    n = count;
    result = results;
    sum = 0;
    weight = samples.totalWeight(order, from, n);
    work(own, (n - 1) / blockSize + 1);
    return n > blockSize && weight > 0 ? sum / weight : sum;
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
    worker.begin(training, seed, start, blockSize);
    return task.evaluate(worker, start, m, m == n, result);
  }

  /** Adds a block that the worker has just evaluated, the blocks before it having been added. */
  final void add(BlockWorker worker, int block, double loss) {
    if (n <= blockSize) {
      sum = loss;
      return;
    }
    double own = data.totalWeight(order, from + block * blockSize, size(block));
    sum += loss * own;
    task.add(worker, own, block == 0, result);
  }

  private int size(int block) {
    return Math.min(blockSize, n - block * blockSize);
  }

  /** Ends what the evaluator keeps running; it is of no use afterwards. */
  void close() {}
}
