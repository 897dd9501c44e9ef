package io.github.chainrule.samples.android.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** Networks of every activation and every loss, in either precision. */
public final class Kinds {
  private Kinds() {}

  /** All activations, in loops. */
  @Network(inputs = 5, emission = Emission.LOOPED)
  @Loss(LossFunction.ENTROPY)
  public interface Looped {
    /** Layer 1. */
    @Dense(units = 3, activation = Activation.IDENTITY)
    Layer hidden1();

    /** Layer 2. */
    @Dense(units = 3, activation = Activation.SIGMOID)
    Layer hidden2();

    /** Layer 3. */
    @Dense(units = 3, activation = Activation.TANH)
    Layer hidden3();

    /** Layer 4. */
    @Dense(units = 3, activation = Activation.RELU)
    Layer hidden4();

    /** Layer 5. */
    @Dense(units = 3, activation = Activation.LEAKY_RELU)
    Layer hidden5();

    /** Layer 6. */
    @Dense(units = 3, activation = Activation.ELU)
    Layer hidden6();

    /** Layer 7. */
    @Dense(units = 3, activation = Activation.SELU)
    Layer hidden7();

    /** Layer 8. */
    @Dense(units = 3, activation = Activation.GELU)
    Layer hidden8();

    /** Layer 9. */
    @Dense(units = 3, activation = Activation.SILU)
    Layer hidden9();

    /** Layer 10. */
    @Dense(units = 3, activation = Activation.SOFTPLUS)
    Layer hidden10();

    /** Layer 11. */
    @Dense(units = 3, activation = Activation.SOFTSIGN)
    Layer hidden11();

    /** Layer 12. */
    @Dense(units = 3, activation = Activation.HARD_SIGMOID)
    Layer hidden12();

    /** Layer 13. */
    @Dense(units = 3, activation = Activation.HARD_TANH)
    Layer hidden13();

    /** The outputs. */
    @Dense(units = 3, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** All activations, without loops. */
  @Network(inputs = 5, emission = Emission.UNROLLED)
  @Loss(LossFunction.CROSS_ENTROPY)
  public interface Unrolled {
    /** Layer 1. */
    @Dense(units = 3, activation = Activation.IDENTITY)
    Layer hidden1();

    /** Layer 2. */
    @Dense(units = 3, activation = Activation.SIGMOID)
    Layer hidden2();

    /** Layer 3. */
    @Dense(units = 3, activation = Activation.TANH)
    Layer hidden3();

    /** Layer 4. */
    @Dense(units = 3, activation = Activation.RELU)
    Layer hidden4();

    /** Layer 5. */
    @Dense(units = 3, activation = Activation.LEAKY_RELU)
    Layer hidden5();

    /** Layer 6. */
    @Dense(units = 3, activation = Activation.ELU)
    Layer hidden6();

    /** Layer 7. */
    @Dense(units = 3, activation = Activation.SELU)
    Layer hidden7();

    /** Layer 8. */
    @Dense(units = 3, activation = Activation.GELU)
    Layer hidden8();

    /** Layer 9. */
    @Dense(units = 3, activation = Activation.SILU)
    Layer hidden9();

    /** Layer 10. */
    @Dense(units = 3, activation = Activation.SOFTPLUS)
    Layer hidden10();

    /** Layer 11. */
    @Dense(units = 3, activation = Activation.SOFTSIGN)
    Layer hidden11();

    /** Layer 12. */
    @Dense(units = 3, activation = Activation.HARD_SIGMOID)
    Layer hidden12();

    /** Layer 13. */
    @Dense(units = 3, activation = Activation.HARD_TANH)
    Layer hidden13();

    /** The outputs. */
    @Dense(units = 3, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** All activations in double precision, in loops. */
  @Network(inputs = 5, precision = Precision.DOUBLE, emission = Emission.LOOPED)
  @Loss(LossFunction.CROSS_ENTROPY)
  public interface LoopedDouble {
    /** Layer 1. */
    @Dense(units = 3, activation = Activation.IDENTITY)
    Layer hidden1();

    /** Layer 2. */
    @Dense(units = 3, activation = Activation.SIGMOID)
    Layer hidden2();

    /** Layer 3. */
    @Dense(units = 3, activation = Activation.TANH)
    Layer hidden3();

    /** Layer 4. */
    @Dense(units = 3, activation = Activation.RELU)
    Layer hidden4();

    /** Layer 5. */
    @Dense(units = 3, activation = Activation.LEAKY_RELU)
    Layer hidden5();

    /** Layer 6. */
    @Dense(units = 3, activation = Activation.ELU)
    Layer hidden6();

    /** Layer 7. */
    @Dense(units = 3, activation = Activation.SELU)
    Layer hidden7();

    /** Layer 8. */
    @Dense(units = 3, activation = Activation.GELU)
    Layer hidden8();

    /** Layer 9. */
    @Dense(units = 3, activation = Activation.SILU)
    Layer hidden9();

    /** Layer 10. */
    @Dense(units = 3, activation = Activation.SOFTPLUS)
    Layer hidden10();

    /** Layer 11. */
    @Dense(units = 3, activation = Activation.SOFTSIGN)
    Layer hidden11();

    /** Layer 12. */
    @Dense(units = 3, activation = Activation.HARD_SIGMOID)
    Layer hidden12();

    /** Layer 13. */
    @Dense(units = 3, activation = Activation.HARD_TANH)
    Layer hidden13();

    /** The outputs. */
    @Dense(units = 3, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** All activations in double precision, without loops. */
  @Network(inputs = 5, precision = Precision.DOUBLE, emission = Emission.UNROLLED)
  @Loss(LossFunction.ENTROPY)
  public interface UnrolledDouble {
    /** Layer 1. */
    @Dense(units = 3, activation = Activation.IDENTITY)
    Layer hidden1();

    /** Layer 2. */
    @Dense(units = 3, activation = Activation.SIGMOID)
    Layer hidden2();

    /** Layer 3. */
    @Dense(units = 3, activation = Activation.TANH)
    Layer hidden3();

    /** Layer 4. */
    @Dense(units = 3, activation = Activation.RELU)
    Layer hidden4();

    /** Layer 5. */
    @Dense(units = 3, activation = Activation.LEAKY_RELU)
    Layer hidden5();

    /** Layer 6. */
    @Dense(units = 3, activation = Activation.ELU)
    Layer hidden6();

    /** Layer 7. */
    @Dense(units = 3, activation = Activation.SELU)
    Layer hidden7();

    /** Layer 8. */
    @Dense(units = 3, activation = Activation.GELU)
    Layer hidden8();

    /** Layer 9. */
    @Dense(units = 3, activation = Activation.SILU)
    Layer hidden9();

    /** Layer 10. */
    @Dense(units = 3, activation = Activation.SOFTPLUS)
    Layer hidden10();

    /** Layer 11. */
    @Dense(units = 3, activation = Activation.SOFTSIGN)
    Layer hidden11();

    /** Layer 12. */
    @Dense(units = 3, activation = Activation.HARD_SIGMOID)
    Layer hidden12();

    /** Layer 13. */
    @Dense(units = 3, activation = Activation.HARD_TANH)
    Layer hidden13();

    /** The outputs. */
    @Dense(units = 3, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** The loss ABSOLUTE_ERROR. */
  @Network(inputs = 3)
  @Loss(LossFunction.ABSOLUTE_ERROR)
  public interface Absolute {
    /** Layer 1. */
    @Dense(units = 8, activation = Activation.TANH)
    Layer hidden1();

    /** The outputs. */
    @Dense(units = 2, activation = Activation.IDENTITY)
    Layer output();
  }

  /** The loss LOG_COSH, in double precision. */
  @Network(inputs = 3, precision = Precision.DOUBLE)
  @Loss(LossFunction.LOG_COSH)
  public interface LogCosh {
    /** Layer 1. */
    @Dense(units = 8, activation = Activation.TANH)
    Layer hidden1();

    /** The outputs. */
    @Dense(units = 2, activation = Activation.IDENTITY)
    Layer output();
  }

  /** The loss BINARY_CROSS_ENTROPY. */
  @Network(inputs = 3)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  public interface Binary {
    /** Layer 1. */
    @Dense(units = 8, activation = Activation.RELU)
    Layer hidden1();

    /** The outputs. */
    @Dense(units = 2, activation = Activation.SIGMOID)
    Layer output();
  }

  /** The loss OUTPUT. */
  @Network(inputs = 3)
  @Loss(LossFunction.OUTPUT)
  public interface Output {
    /** Layer 1. */
    @Dense(units = 8, activation = Activation.SILU)
    Layer hidden1();

    /** The outputs. */
    @Dense(units = 1, activation = Activation.IDENTITY)
    Layer output();
  }
}
