package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates a model at many samples by several threads, with the bits that one thread gives.
 *
 * <p>Any thread may compute a block; but the blocks' results are added from left to right, each
 * thread waiting for its turn.
 *
 * <p>The caller is one of the threads; the others are daemons that live until {@link #close}.
 *
 * <p>Who waits does so busily at first, for about as long as it takes to wake a thread: a batch of
 * a small network takes no longer than that. Where there are fewer processors than threads, nobody
 * waits busily, since that would keep others from what is waited for.
 */
final class ParallelEvaluator extends BatchEvaluator {

  /** Nanoseconds to wait busily. */
  private static final long SOON = 50_000;

  private final int helpers;
  private final List<Thread> threads = new ArrayList<>();

  private final boolean waitsBusily;

  // What follows is guarded by this object's monitor; who waits busily reads it without.
  private int blocks;
  private int next;
  private volatile int turn;
  private volatile int running;
  private volatile int generation;
  private volatile boolean closed;
  private boolean interrupted;
  private volatile Throwable failure;

  ParallelEvaluator(Model model, int threads, int blockSize, int samples) {
    super(model, blockSize, samples);
    int size = largestBlock(blockSize, samples);
    int most = (samples - 1) / Math.min(blockSize, samples) + 1;
    this.helpers = Math.min(threads, most) - 1;
    this.waitsBusily = helpers < Runtime.getRuntime().availableProcessors();
    // Threads start when hardly anything can fail any more, for only close() ends them.
    BlockWorker[] workers = new BlockWorker[helpers];
    for (int k = 0; k < helpers; k++) {
      workers[k] = new BlockWorker(model, size);
    }
    boolean started = false;
    try {
      for (int k = 0; k < helpers; k++) {
        start("chainrule-trainer-" + (k + 1), workers[k]);
      }
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  private void start(String name, final BlockWorker worker) {
    Thread thread =
        new Thread(name) {
          @Override
          public void run() {
            help(worker);
          }
        };
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  @Override
  void work(BlockWorker own, int count) {
    begin(count);
    share(own);
    for (long start = System.nanoTime(); running > 0 && isSoonAfter(start); ) {}
    finish();
  }

  private synchronized void begin(int count) {
    blocks = count;
    next = 0;
    turn = 0;
    failure = null;
    if (blocks > 1) {
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
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  /** Ends the helpers, and returns when they have ended. */
  @Override
  void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean wasInterrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          wasInterrupted = true;
        }
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void help(BlockWorker worker) {
    int seen = 0;
    while (isWorkAfter(seen)) {
      seen++;
      share(worker);
      done();
    }
  }

  private boolean isWorkAfter(int seen) {
    for (long start = System.nanoTime(); generation == seen && !closed && isSoonAfter(start); ) {}
    return awaitWork(seen);
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

  /**
   * Evaluates blocks until there are none. A failure of any kind has to reach the caller, which
   * would else wait forever: also a checked exception, which other languages throw undeclared.
   */
  private void share(BlockWorker worker) {
    try {
      for (int block = take(); block >= 0; block = take()) {
        double loss = evaluate(worker, block);
        if (isTurnOf(block)) {
          add(worker, block, loss);
          passTurn();
        }
      }
    } catch (Throwable e) {
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

  private boolean isTurnOf(int block) {
    for (long start = System.nanoTime();
        turn != block && failure == null && isSoonAfter(start); ) {}
    return awaitTurn(block);
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

  private boolean isSoonAfter(long start) {
    return waitsBusily && System.nanoTime() - start < SOON;
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

  /** Makes the evaluators of a trainer. */
  static final class Source {
    private final int threads;

    Source(int threads) {
      this.threads = threads;
    }

    BatchEvaluator newEvaluator(Model model, int blockSize, int samples) {
      return new ParallelEvaluator(model, threads, blockSize, samples);
    }
  }
}
