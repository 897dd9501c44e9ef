package io.github.chainrule.runtime.f32.train;

import com.sun.management.ThreadMXBean;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads what the threads of a fit allocate in each window of some epochs, and ends the fit after a
 * window in which they allocate nothing.
 *
 * <p>The least counts: what a step allocates is in every window, while the virtual machine charges
 * a thread now and then with some hundred bytes of its own, as when it first executes a rare path.
 * The threads are those that the fit has started; workers of an earlier fit, which may still be
 * about to end on a busy machine, are none of them.
 */
final class AllocationMeter extends TrainingListener {
  private final ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Set<Thread> others = workers();
  private final int window;
  private final long[] threads = new long[64];
  private int count;
  private long before;
  private long least = Long.MAX_VALUE;

  /** Make it right before the fit; a window is so many epochs. */
  AllocationMeter(int window) {
    this.window = window;
  }

  /** The number of threads that took part, the caller's included; 0 if there was no window. */
  int threads() {
    return count;
  }

  /** The bytes allocated in the window with the fewest. */
  long least() {
    return least;
  }

  @Override
  public void epochEnded(Progress progress) {
    if (progress.epoch() % window != 0) {
      return;
    }
    if (count == 0) {
      findThreads();
    } else {
      least = Math.min(least, sum() - before);
    }
    if (least == 0) {
      progress.stop();
    }
    before = sum();
  }

  private void findThreads() {
    threads[count++] = Thread.currentThread().getId();
    for (Thread thread : workers()) {
      if (!others.contains(thread)) {
        threads[count++] = thread.getId();
      }
    }
  }

  private static Set<Thread> workers() {
    Set<Thread> workers = new HashSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("chainrule-trainer")) {
        workers.add(thread);
      }
    }
    return workers;
  }

  private long sum() {
    long sum = 0;
    for (int k = 0; k < count; k++) {
      sum += bean.getThreadAllocatedBytes(threads[k]);
    }
    return sum;
  }
}
