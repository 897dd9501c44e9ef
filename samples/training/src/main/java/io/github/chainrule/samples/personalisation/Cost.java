package io.github.chainrule.samples.personalisation;

import com.sun.management.ThreadMXBean;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.lang.management.ManagementFactory;

/**
 * What a fit costs: time, and the bytes that its thread allocates, by the virtual machine's counter
 * for each thread. The fit must run in the thread that makes this.
 */
final class Cost extends TrainingListener {
  /** The first steps, in which the virtual machine still loads classes. */
  static final int FIRST_STEPS = 100;

  private final ThreadMXBean counter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long thread = Thread.currentThread().getId();
  private final long begin = System.nanoTime();
  private final long bytesAtBegin = counter.getThreadAllocatedBytes(thread);
  private long end;
  private long bytesAfterFirst;
  private long bytesAtEnd;
  private int steps;

  @Override
  public void batchEnded(Progress progress) {
    steps++;
    end = System.nanoTime();
    bytesAtEnd = counter.getThreadAllocatedBytes(thread);
    if (steps == FIRST_STEPS) {
      bytesAfterFirst = bytesAtEnd;
    }
  }

  int steps() {
    return steps;
  }

  double milliseconds() {
    return (end - begin) / 1e6;
  }

  /** The bytes of the beginning: buffers, the optimizer's state, and the first steps. */
  long bytesAtFirst() {
    return bytesAfterFirst - bytesAtBegin;
  }

  /** The bytes of all further steps together. */
  long bytesLater() {
    return bytesAtEnd - bytesAfterFirst;
  }
}
