package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.TrainingListener;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AllocationTest {
  private static final int EPOCHS = 50;
  private static final int WINDOWS = 5;

  /**
   * Reads what the threads of a fit allocate in each window of some epochs. The least counts: what
   * a step allocates is in all of them, but a collection may charge a thread for the rest of its
   * buffer, which no step does.
   */
  private static final class Meter extends TrainingListener {
    private final ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] threads = new long[64];
    private int count;
    private long before;
    private long least = Long.MAX_VALUE;

    @Override
    public void epochEnded(Progress progress) {
      if (progress.epoch() % EPOCHS == 0) {
        if (count == 0) {
          findThreads();
        } else {
          least = Math.min(least, sum() - before);
        }
        before = sum();
      }
    }

    private void findThreads() {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread == Thread.currentThread() || thread.getName().startsWith("chainrule-trainer")) {
          threads[count++] = thread.getId();
        }
      }
    }

    private long sum() {
      long sum = 0;
      for (int k = 0; k < count; k++) {
        sum += bean.getThreadAllocatedBytes(threads[k]);
      }
      return sum;
    }
  }

  @ParameterizedTest
  @EnumSource
  void stepsAllocateNothingInAnyThread(ReferenceRules rule) {
    float[] x = new float[2 * 100];
    float[] t = new float[100];
    Arrays.fill(x, 0.5f);
    Arrays.fill(t, 0.25f);
    Meter meter = new Meter();
    boolean fullBatch = rule == ReferenceRules.RPROP;
    Trainer.builder()
        .optimizer(rule.optimizer())
        .schedule(Schedule.cosine(1000, 0.1).afterWarmUp(10))
        .regularization(Regularization.none().withL1(1e-6).withL2(1e-6))
        .clipNorm(1)
        .epochs(EPOCHS * WINDOWS)
        .batchSize(fullBatch ? 100 : 30)
        .blockSize(8)
        .threads(3)
        .earlyStopping(1000)
        .gradientTolerance(1e-30)
        .validation(Dataset.of(x, 2, t, 1))
        .listener(meter)
        .build()
        .fit(new TestNetwork("TANH", 1, 2, 4, 1), Dataset.of(x, 2, t, 1));
    assertEquals(3, meter.count);
    assertEquals(0, meter.least);
  }
}
