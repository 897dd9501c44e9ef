package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/**
 * Evaluates a model at many samples by several threads, with results whose bits do not depend on
 * how many there are.
 *
 * <p>The samples are divided into blocks of a fixed size, the last one smaller. Any thread may
 * compute a block, by one call of its own evaluator; but the blocks' results are added from left to
 * right, each thread waiting for its turn. A block gives the mean of its m samples, so what is
 * added is m times that, and the sum is divided by the number of all samples; a single block is
 * left as it is. The evaluators' own order of summation in a block is theirs.
 *
 * <p>The caller is one of the threads; the others are daemons that live until {@link #close}. After
 * construction no call allocates, in any thread. For one caller at a time.
 */
final class BatchEvaluator {
  /** What is computed of each block. */
  private enum Task {
    GRADIENT,
    LOSS,
    OUTPUTS
  }

  private final int blockSize;
  private final int outputs;
  private final BlockWorker own;
  private final int helpers;

  // The work at hand: written by the caller while the helpers wait.
  private Task task;
  private Dataset data;
  private int[] order;
  private int from;
  private int n;
  private int blocks;
  private float[] result;

  // What follows is guarded by this object's monitor.
  private int next;
  private int turn;
  private int running;
  private int generation;
  private boolean closed;
  private boolean interrupted;
  private Throwable failure;

  /** The sum of the losses; written by the thread whose turn it is. */
  private double sum;

  BatchEvaluator(Model model, int threads, int blockSize) {
    this.blockSize = blockSize;
    this.outputs = model.outputs();
    this.own = new BlockWorker(model, blockSize);
    this.helpers = threads - 1;
    for (int k = 1; k < threads; k++) {
      final BlockWorker worker = new BlockWorker(model, blockSize);
      Thread thread =
          new Thread("chainrule-trainer-" + k) {
            @Override
            public void run() {
              help(worker);
            }
          };
      thread.setDaemon(true);
      thread.start();
    }
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
  double gradient(Dataset samples, int[] sampleOrder, int first, int count, float[] g) {
    compute(Task.GRADIENT, samples, sampleOrder, first, count, g);
    if (blocks > 1) {
      for (int k = 0; k < g.length; k++) {
        g[k] /= count;
      }
    }
    return blocks > 1 ? sum / count : sum;
  }

  /** Computes the mean loss over all samples. */
  double loss(Dataset samples) {
    compute(Task.LOSS, samples, null, 0, samples.size(), null);
    return blocks > 1 ? sum / samples.size() : sum;
  }

  /** Computes the outputs of all samples, row-major. */
  void outputs(Dataset samples, float[] y) {
    compute(Task.OUTPUTS, samples, null, 0, samples.size(), y);
  }

  private void compute(
      Task newTask, Dataset samples, int[] sampleOrder, int first, int count, float[] results) {
    task = newTask;
    data = samples;
    order = sampleOrder;
    from = first;
    n = count;
    blocks = (count - 1) / blockSize + 1;
    result = results;
    begin();
    work(own);
    finish();
  }

  private synchronized void begin() {
    next = 0;
    turn = 0;
    sum = 0;
    failure = null;
    if (helpers > 0 && blocks > 1) {
      running = helpers;
      generation++;
      notifyAll();
    }
  }

  private synchronized void finish() {
    while (running > 0) {
      pause();
    }
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
    if (failure instanceof RuntimeException) {
      throw (RuntimeException) failure;
    }
    if (failure instanceof Error) {
      throw (Error) failure;
    }
  }

  /** Ends the helpers. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void help(BlockWorker worker) {
    int seen = 0;
    while (awaitWork(seen)) {
      seen++;
      work(worker);
      done();
    }
  }

  private synchronized boolean awaitWork(int seen) {
    while (generation == seen && !closed) {
      pause();
    }
    return !closed;
  }

  private synchronized void done() {
    running--;
    if (running == 0) {
      notifyAll();
    }
  }

  /** Evaluates blocks until there are none; a failure of any kind has to reach the caller. */
  private void work(BlockWorker worker) {
    try {
      for (int block = take(); block >= 0; block = take()) {
        evaluate(worker, block);
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized int take() {
    return failure == null && next < blocks ? next++ : -1;
  }

  private synchronized void fail(Throwable e) {
    failure = failure == null ? e : failure;
    notifyAll();
  }

  private void evaluate(BlockWorker worker, int block) {
    int start = block * blockSize;
    int m = Math.min(blockSize, n - start);
    worker.gather(data, order, from + start, m);
    if (task == Task.OUTPUTS) {
      System.arraycopy(worker.outputs(m), 0, result, start * outputs, m * outputs);
      return;
    }
    boolean gradient = task == Task.GRADIENT;
    if (blocks == 1) {
      sum = gradient ? worker.gradient(m, result) : worker.loss(m);
      return;
    }
    double loss = gradient ? worker.gradient(m) : worker.loss(m);
    if (awaitTurn(block)) {
      sum += loss * m;
      if (gradient) {
        worker.addTo(result, m, block == 0);
      }
      passTurn();
    }
  }

  private synchronized boolean awaitTurn(int block) {
    while (turn != block && failure == null) {
      pause();
    }
    return failure == null;
  }

  private synchronized void passTurn() {
    turn++;
    notifyAll();
  }

  /**
   * Waits for a notification, as a part of the loops that call it; an interruption is kept until
   * the work is done.
   */
  @SuppressWarnings("WaitNotInLoop")
  private synchronized void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }
}
