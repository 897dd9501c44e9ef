package io.github.chainrule.samples.personalisation;

import com.sun.management.ThreadMXBean;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.lang.management.ManagementFactory;

/**
 * What a fit costs: time, and the bytes that its thread allocates, by the virtual machine's counter
 * for each thread. The fit must run in the thread that makes this.
 *
 * <p>A step of the trainer allocates nothing; but the virtual machine charges a thread for what it
 * allocates itself on the way, such as when a class is needed for the first time. So the steps with
 * and without an allocation are told apart.
 */
final class Cost extends TrainingListener {
  private final ThreadMXBean counter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long thread = Thread.currentThread().getId();
  private final long begin = System.nanoTime();
  private long end;
  private long before = counter.getThreadAllocatedBytes(thread);
  private int steps;
  private long bytesOfFirst;
  private int quiet;
  private long bytesOfOthers;

  @Override
  public void batchEnded(Progress progress) {
    end = System.nanoTime();
    long now = counter.getThreadAllocatedBytes(thread);
    long bytes = now - before;
    before = now;
    steps++;
    if (steps == 1) {
      bytesOfFirst = bytes;
    } else if (bytes == 0) {
      quiet++;
    } else {
      bytesOfOthers += bytes;
    }
  }

  int steps() {
    return steps;
  }

  double milliseconds() {
    return (end - begin) / 1e6;
  }

  /** The bytes until the first step was done: buffers, the optimizer's state, classes. */
  long bytesOfFirst() {
    return bytesOfFirst;
  }

  /** The number of later steps in which nothing was allocated. */
  int quiet() {
    return quiet;
  }

  /** The bytes of the other later steps together. */
  long bytesOfOthers() {
    return bytesOfOthers;
  }
}
