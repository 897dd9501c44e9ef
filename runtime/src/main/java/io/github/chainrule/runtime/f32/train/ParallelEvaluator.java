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
 * a small network takes no longer than that. Meanwhile it leaves the processor to anyone who has
 * something to do, such as what is waited for.
 */
final class ParallelEvaluator extends BatchEvaluator {

  /** Nanoseconds to wait busily. */
  private static final long SOON = 50_000;

  private final int helpers;
  private final List<Thread> threads = new ArrayList<>();

  // What follows is guarded by this object's monitor. Who waits busily also reads what is volatile
  // without it, and again under it before anything is done.
  private volatile int blocks;
  private int next;
  private volatile int turn;
  private volatile int running;
  private volatile int generation;
  private volatile boolean closed;
  private boolean interrupted;
  private volatile Throwable failure;

  ParallelEvaluator(Model model, int threads, int gradientBlock, int samples) {
    super(model, gradientBlock, samples);
    int most = (samples - 1) / Math.min(gradientBlock, samples) + 1;
    this.helpers = Math.min(threads, most) - 1;
    // Threads start when hardly anything can fail any more, for only close() ends them.
    BlockWorker[] workers = new BlockWorker[helpers];
    for (int k = 0; k < helpers; k++) {
      workers[k] = newWorker(model, samples);
    }
    boolean started = false;
    try {
      for (int k = 0; k < helpers; k++) {
        start(k, workers[k]);
      }
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  private void start(final int helper, final BlockWorker worker) {
    Thread thread =
        new Thread("chainrule-trainer-" + (helper + 1)) {
          @Override
          public void run() {
            help(helper, worker);
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
    for (long start = System.nanoTime(); awaitsOthers() && isSoonAfter(start); ) {}
    finish();
  }

  private synchronized void begin(int count) {
    blocks = count;
    next = 0;
    turn = 0;
    failure = null;
    if (blocks > 1) {
      running = Math.min(helpers, blocks - 1);
      generation++;
      notifyAll();
    }
  }

  private synchronized void finish() {
    while (awaitsOthers()) {
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

  private boolean awaitsOthers() {
    return running > 0;
  }

  void help(int helper, BlockWorker worker) {
    int seen = 0;
    while (!closed) {
      for (long start = System.nanoTime(); awaitsWork(helper, seen) && isSoonAfter(start); ) {}
      seen = begun(helper, seen);
      if (!closed) {
        share(worker);
        done();
      }
    }
  }

  /** Waits for work that this helper takes part in; returns which it is. */
  private synchronized int begun(int helper, int seen) {
    while (awaitsWork(helper, seen)) {
      pause();
    }
    return generation;
  }

  /** Where there are fewer blocks than threads, the last helpers leave them to the others. */
  private boolean awaitsWork(int helper, int seen) {
    return !closed && (generation == seen || helper >= blocks - 1);
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
    for (long start = System.nanoTime(); awaitsTurn(block) && isSoonAfter(start); ) {}
    return awaitTurn(block);
  }

  private synchronized boolean awaitTurn(int block) {
    while (awaitsTurn(block)) {
      pause();
    }
    return failure == null;
  }

  private boolean awaitsTurn(int block) {
    return turn != block && failure == null;
  }

  private synchronized void passTurn() {
    turn++;
    notifyAll();
  }

  @SuppressWarnings("ThreadPriorityCheck") // It only saves time, wherever it does anything.
  private static boolean isSoonAfter(long start) {
    Thread.yield();
    return System.nanoTime() - start < SOON;
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

    BatchEvaluator newEvaluator(Model model, int gradientBlock, int samples) {
      return new ParallelEvaluator(model, threads, gradientBlock, samples);
    }
  }
}
