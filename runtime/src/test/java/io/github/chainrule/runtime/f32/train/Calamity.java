package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.TrainingListener;

/** What can go wrong at a step of a fit: who throws, or makes the parameters overflow. */
enum Calamity {
  BATCH_LISTENER,
  EPOCH_LISTENER,
  METRIC,
  SCHEDULE,
  OPTIMIZER,
  MODEL,
  CHECKPOINT,
  OVERFLOW;

  /** Whether it comes at the end of an epoch, whose loss is known then. */
  boolean atEndOfEpoch() {
    return this == EPOCH_LISTENER || this == METRIC || this == CHECKPOINT;
  }

  /** The number of steps that have been taken when it comes at a step or at an epoch. */
  int stepsBefore(int at, int batches) {
    return atEndOfEpoch() ? at * batches : this == BATCH_LISTENER ? at : at - 1;
  }

  /** The number of epochs whose loss is known by then. A model that fails does so in validation. */
  int epochsBefore(int at, int batches) {
    return atEndOfEpoch() ? at : (this == MODEL ? at - 2 : at - 1) / batches;
  }

  /** Whether the fit itself finds out. */
  boolean diverges() {
    return this == OVERFLOW;
  }

  /** Lets it happen at a step, counted from 1, or at an epoch. */
  void plant(
      TrainerBuilder builder, TestNetwork network, Optimizer optimizer, int at, Throwable thrown) {
    builder.optimizer(this == OPTIMIZER ? failing(optimizer, at, thrown) : optimizer);
    switch (this) {
      case BATCH_LISTENER, EPOCH_LISTENER -> builder.listener(listener(at, thrown));
      case METRIC -> builder.metric(metric(at, thrown));
      case SCHEDULE, OVERFLOW -> builder.schedule(schedule(at, thrown));
      case MODEL -> builder.listener(saboteur(network, at, thrown));
      case CHECKPOINT -> builder.checkpoints(at, checkpoint -> raise(thrown));
      default -> {}
    }
  }

  /** Throws anything, as languages without checked exceptions do. */
  @SuppressWarnings({"unchecked", "DoNotCallSuggester"})
  static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private TrainingListener listener(int at, Throwable thrown) {
    return new TrainingListener() {
      private int left = at;

      @Override
      public void batchEnded(Progress progress) {
        tell(BATCH_LISTENER);
      }

      @Override
      public void epochEnded(Progress progress) {
        tell(EPOCH_LISTENER);
      }

      private void tell(Calamity which) {
        if (which == Calamity.this && --left == 0) {
          raise(thrown);
        }
      }
    };
  }

  private static Metric metric(int at, Throwable thrown) {
    return new Metric("fails") {
      private int left = at;

      @Override
      public double of(float[] y, float[] t, int n, int outputs) {
        if (--left == 0) {
          raise(thrown);
        }
        return left;
      }
    };
  }

  private Schedule schedule(int at, Throwable thrown) {
    return new Schedule() {
      @Override
      public double factor(long step) {
        if (step != at - 1) {
          return 1;
        }
        if (Calamity.this == SCHEDULE) {
          raise(thrown);
        }
        return Double.MAX_VALUE;
      }
    };
  }

  /** After the step before, the next evaluation fails, in whichever thread it is. */
  private static TrainingListener saboteur(TestNetwork network, int at, Throwable thrown) {
    if (at == 1) {
      network.before(() -> raise(thrown));
    }
    return new TrainingListener() {
      private int left = at - 1;

      @Override
      public void batchEnded(Progress progress) {
        if (--left == 0) {
          network.before(() -> raise(thrown));
        }
      }
    };
  }

  /** An optimizer that fails when it has written half of the parameters. */
  private static Optimizer failing(Optimizer whole, int at, Throwable thrown) {
    return new Optimizer(whole.learningRate()) {
      @Override
      protected String[] slots() {
        return whole.slots();
      }

      @Override
      public void update(State state, float[] p, float[] g, int from, int to, double rate) {
        whole.update(state, p, g, from, state.steps() == at ? (from + to) / 2 : to, rate);
        if (state.steps() == at) {
          raise(thrown);
        }
      }
    };
  }
}
