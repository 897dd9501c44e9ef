package io.github.chainrule.samples.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.AdamW;
import io.github.chainrule.runtime.f32.train.Checkpoint;
import io.github.chainrule.runtime.f32.train.Optimizer;
import io.github.chainrule.runtime.f32.train.RmsProp;
import io.github.chainrule.runtime.f32.train.Rprop;
import io.github.chainrule.runtime.f32.train.Sgd;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainerBuilder;
import io.github.chainrule.runtime.f32.train.TrainingResult;
import io.github.chainrule.runtime.train.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not change the bits of a fit, on a generated network in float. */
class SameBitsTest {
  private static final int EPOCHS = 6;

  private final Dataset rings = rings(500, 1);

  /** Points of three rings. */
  static Dataset rings(int n, long seed) {
    Generator generator = new Generator(seed);
    float[] x = new float[2 * n];
    int[] classes = new int[n];
    for (int k = 0; k < n; k++) {
      classes[k] = generator.nextInt(3);
      double angle = generator.uniform(0, 2 * Math.PI);
      double radius = classes[k] + generator.uniform(0, 0.8);
      x[2 * k] = (float) (radius * Math.cos(angle));
      x[2 * k + 1] = (float) (radius * Math.sin(angle));
    }
    return Dataset.ofClasses(x, 2, classes, 3);
  }

  /** Optimizers with every kind of memory. */
  enum Method {
    NESTEROV,
    RMS_PROP,
    ADAM,
    ADAM_W,
    RPROP;

    private Optimizer optimizer() {
      return switch (this) {
        case NESTEROV -> new Sgd(0.05).withNesterov(0.9);
        case RMS_PROP -> new RmsProp(0.003);
        case ADAM -> new Adam(0.01);
        case ADAM_W -> new AdamW(0.01);
        case RPROP -> new Rprop();
      };
    }

    TrainerBuilder trainer() {
      TrainerBuilder trainer = Trainer.builder().optimizer(optimizer()).epochs(EPOCHS).seed(3);
      return this == RPROP ? trainer.fullBatch() : trainer.batchSize(100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneTwoAndSevenThreadsGiveTheSameBits(Method method) {
    TrainerBuilder builder =
        method
            .trainer()
            .blockSize(16)
            .validation(rings(99, 2))
            .metric(Metric.ACCURACY)
            .gradientTolerance(1e-9);
    ThreeRingsNetwork expected = ThreeRingsNetwork.create(4);
    TrainingResult one = builder.build().fit(expected, rings);
    double[] losses = one.history().loss();
    assertTrue(losses[EPOCHS - 1] < losses[0]);
    for (int threads : new int[] {2, 7}) {
      ThreeRingsNetwork network = ThreeRingsNetwork.create(4);
      TrainingResult result = builder.threads(threads).build().fit(network, rings);
      String message = threads + " threads";
      assertArrayEquals(expected.parameters(), network.parameters(), message);
      assertArrayEquals(losses, result.history().loss(), message);
      assertArrayEquals(one.history().validationLoss(), result.history().validationLoss(), message);
      assertArrayEquals(one.history().gradientNorm(), result.history().gradientNorm(), message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fitResumedFromEachEpochGivesTheSameBits(Method method) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    TrainerBuilder builder =
        method
            .trainer()
            .validationFraction(0.2)
            .earlyStopping(50)
            .schedule(Schedule.cosine(40, 0.1).withWarmUp(7))
            .checkpoints(1, checkpoints::add);
    ThreeRingsNetwork straight = ThreeRingsNetwork.create(5);
    TrainingResult whole = builder.build().fit(straight, rings);
    assertEquals(EPOCHS, checkpoints.size());
    Trainer trainer = builder.checkpoints(EPOCHS + 1, checkpoint -> {}).build();
    for (Checkpoint checkpoint : checkpoints) {
      // Its own weights must not matter.
      ThreeRingsNetwork resumed = ThreeRingsNetwork.create(99);
      TrainingResult rest = trainer.resume(resumed, rings, checkpoint);
      String message = "after epoch " + checkpoint.epoch();
      assertArrayEquals(straight.parameters(), resumed.parameters(), message);
      assertArrayEquals(whole.checkpoint().parameters(), rest.checkpoint().parameters(), message);
      assertEquals(EPOCHS - checkpoint.epoch(), rest.history().epochs(), message);
    }
  }
}
