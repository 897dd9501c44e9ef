package io.github.chainrule.runtime.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f64.Elementary;
import io.github.chainrule.runtime.internal.Courses;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * The course of the learning rate: the factor by which a step multiplies the optimizer's rate.
 *
 * <p>Time is counted in steps, which are updates of the parameters: an epoch of n samples in
 * batches of b has n / b of them, rounded up. {@code
 * io.github.chainrule.runtime.f32.data.Dataset#batches} computes it, so the cosine over a fit of 50
 * epochs is {@code Schedule.cosine(50 * data.batches(32), 0)}. A factor depends on nothing but the
 * step, which is how a resumed training takes up where it was.
 *
 * <p>Immutable. All platforms give the same bits, and no call allocates.
 */
public abstract class Schedule {
  private static final Schedule CONSTANT =
      new Schedule() {
        @Override
        public double factor(long step) {
          return 1;
        }
      };

  /** For schedules of one's own. */
  protected Schedule() {}

  /**
   * The factor of the learning rate.
   *
   * @param step the number of updates before this one, 0 for the first
   * @return the factor, at least 0
   */
  public abstract double factor(long step);

  /**
   * Refuses a fit in which a factor is known to be none, such as one that grows until it overflows.
   * A schedule of one's own is asked step by step.
   *
   * @param steps the number of steps of the fit, at least 0
   * @throws IllegalArgumentException if a factor is negative or not finite
   */
  public final void check(long steps) {
    if (failsAtEnds() && steps > 0) {
      checkedFactor(0);
      checkedFactor(steps - 1);
    }
  }

  /**
   * The factor of a step, unless it is none.
   *
   * @param step the number of updates before this one, 0 for the first
   * @return the factor, at least 0
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public final double checkedFactor(long step) {
    double factor = factor(step);
    if (!(factor >= 0 && factor <= Double.MAX_VALUE)) {
      throw Unexpected.argument("schedule", "a factor of at least 0 at step " + step, factor);
    }
    return factor;
  }

  /** Whether that of the first or of the last step is none if any factor is. */
  boolean failsAtEnds() {
    return false;
  }

  /** What only rises or only falls. */
  abstract static class Known extends Schedule {
    @Override
    boolean failsAtEnds() {
      return true;
    }
  }

  /**
   * The learning rate never changes.
   *
   * @return the schedule
   */
  public static Schedule constant() {
    return CONSTANT;
  }

  /**
   * The learning rate is multiplied by a number from time to time, as by PyTorch's {@code StepLR}:
   * the factor is {@code decay} to the power of ⌊step / every⌋.
   *
   * @param every the number of steps between two changes, at least 1
   * @param decay the number to multiply by, over 0
   * @return the schedule
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Schedule step(final long every, final double decay) {
    Settings.atLeast("every", every, 1);
    Settings.positive("decay", decay);
    return new Known() {
      @Override
      public double factor(long step) {
        return Courses.power(decay, step / every);
      }
    };
  }

  /**
   * The learning rate falls evenly by a number in each span of steps: the factor is {@code decay}
   * to the power of step / every. With {@code every} the steps of an epoch it meets PyTorch's
   * {@code ExponentialLR} at each epoch.
   *
   * @param every the number of steps in which the rate is multiplied once, at least 1
   * @param decay the number to multiply by, over 0
   * @return the schedule
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Schedule exponential(final long every, final double decay) {
    Settings.atLeast("every", every, 1);
    Settings.positive("decay", decay);
    return new Known() {
      @Override
      public double factor(long step) {
        double rest = (double) (step % every) / every;
        return Courses.power(decay, step / every) * Elementary.exp(rest * Elementary.log(decay));
      }
    };
  }

  /**
   * The learning rate falls along half a cosine, {@code floor + (1 − floor) (1 + cos(π step /
   * steps)) / 2}, as by PyTorch's {@code CosineAnnealingLR}, and stays at the floor afterwards (I.
   * Loshchilov, F. Hutter: SGDR, ICLR 2017).
   *
   * @param steps the number of steps until the floor, at least 1
   * @param floor the last factor, at least 0
   * @return the schedule
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Schedule cosine(final long steps, final double floor) {
    Settings.atLeast("steps", steps, 1);
    Settings.notNegative("floor", floor);
    return new Known() {
      @Override
      public double factor(long step) {
        double share = Math.min(1.0, (double) step / steps);
        return floor + (1 - floor) * Courses.halfCosine(share);
      }
    };
  }

  /**
   * Before this schedule begins, the learning rate rises in equal steps: the factor is (step + 1) /
   * steps times the first of this schedule.
   *
   * @param steps the number of steps of the rise; 0 for none
   * @return the schedule that begins with the rise
   * @throws IllegalArgumentException if the number is negative
   */
  @CheckReturnValue
  public final Schedule withWarmUp(final long steps) {
    Settings.atLeast("steps", steps, 0);
    final Schedule main = this;
    return new Schedule() {
      @Override
      boolean failsAtEnds() {
        return main.failsAtEnds();
      }

      @Override
      public double factor(long step) {
        if (step < steps) {
          return main.factor(0) * (step + 1) / steps;
        }
        return main.factor(step - steps);
      }
    };
  }
}
