package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.TrainingListener;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AllocationTest {
  private static final int EPOCHS = 50;
  private static final int ITERATIONS = 5;
  private static final int WINDOWS = 20;

  /** A product with noise, which no network fits so well that a solver could end. */
  private static Dataset samples() {
    float[] x = new float[2 * 100];
    float[] t = new float[100];
    for (int k = 0; k < 100; k++) {
      x[2 * k] = Real.round(Math.sin(k));
      x[2 * k + 1] = Real.round(Math.cos(3 * k));
      t[k] = Real.round(x[2 * k] * x[2 * k + 1] + 0.1 * Math.sin(1000 * k));
    }
    return Dataset.of(x, 2, t, 1);
  }

  private static TestNetwork network() {
    return new TestNetwork("TANH", 1, 2, 8, 1);
  }

  @ParameterizedTest
  @EnumSource
  void stepsAllocateNothingInAnyThread(ReferenceRules rule) {
    boolean fullBatch = rule == ReferenceRules.RPROP;
    AllocationMeter meter = new AllocationMeter(EPOCHS);
    Trainer.builder()
        .optimizer(rule.optimizer())
        .schedule(Schedule.cosine(1000, 0.1).withWarmUp(10))
        .regularization(Regularization.none().withL1(1e-6).withL2(1e-6))
        .clipNorm(1)
        .epochs(EPOCHS * WINDOWS)
        .batchSize(fullBatch ? 100 : 30)
        .blockSize(8)
        .threads(3)
        .earlyStopping(10_000)
        .gradientTolerance(1e-30)
        .validation(samples())
        .listener(meter)
        .build()
        .fit(network(), samples());
    assertEquals(3, meter.threads());
    assertEquals(0, meter.least());
  }

  @Test
  void iterationsOfLbfgsAllocateNothingInAnyThread() {
    AllocationMeter meter = new AllocationMeter(ITERATIONS);
    new Lbfgs()
        .withIterations(ITERATIONS * WINDOWS)
        .withGradientTolerance(0)
        .withRegularization(Regularization.none().withL2(1e-6))
        .withBlockSize(8)
        .withThreads(3)
        .withListener(meter)
        .fit(network(), samples());
    assertEquals(3, meter.threads());
    assertEquals(0, meter.least());
  }

  @Test
  void iterationsOfLevenbergMarquardtAllocateNothing() {
    AllocationMeter meter = new AllocationMeter(ITERATIONS);
    new LevenbergMarquardt()
        .withIterations(ITERATIONS * WINDOWS)
        .withGradientTolerance(0)
        .withListener(meter)
        .fit(network(), samples());
    assertEquals(1, meter.threads());
    assertEquals(0, meter.least());
  }

  @Test
  void workersOfAnEarlierFitAreNotCounted() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread worker =
        new Thread("chainrule-trainer-1") {
          @Override
          public void run() {
            try {
              end.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    worker.start();
    AllocationMeter meter = new AllocationMeter(ITERATIONS);
    new Lbfgs().withBlockSize(8).withThreads(3).withListener(meter).fit(network(), samples());
    end.countDown();
    worker.join();
    assertEquals(3, meter.threads());
  }

  /** A meter that could not see an allocation would let every fit pass. */
  @Test
  void meterSeesTheSmallestAllocation() {
    AllocationMeter meter = new AllocationMeter(ITERATIONS);
    Object[] kept = new Object[1];
    TrainingListener wasteful =
        new TrainingListener() {
          @Override
          public void epochEnded(Progress progress) {
            kept[0] = new Object();
          }
        };
    new Lbfgs()
        .withIterations(ITERATIONS * WINDOWS)
        .withGradientTolerance(0)
        .withListener(wasteful)
        .withListener(meter)
        .fit(network(), samples());
    // An object without fields takes 8 or 16 bytes, as the virtual machine lays it out.
    assertTrue(meter.least() >= 8 * ITERATIONS, "least " + meter.least());
  }
}
