package io.github.chainrule.samples.android.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Networks of the sizes that strain a method: wide layers, looped and unrolled. */
public final class Sizes {
  private Sizes() {}

  /** 784-128-10, as the compiler sees fit. */
  @Network(inputs = 784)
  @Loss(LossFunction.CROSS_ENTROPY)
  public interface Digits {
    /** Layer 1. */
    @Dense(units = 128, activation = Activation.RELU)
    Layer hidden1();

    /** The outputs. */
    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 784-128-10 in loops. */
  @Network(inputs = 784, emission = Emission.LOOPED)
  @Loss(LossFunction.CROSS_ENTROPY)
  public interface DigitsLooped {
    /** Layer 1. */
    @Dense(units = 128, activation = Activation.RELU)
    Layer hidden1();

    /** The outputs. */
    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 12-64-64-4, as the compiler sees fit. */
  @Network(inputs = 12)
  @Loss(LossFunction.SQUARED_ERROR)
  public interface Control {
    /** Layer 1. */
    @Dense(units = 64, activation = Activation.TANH)
    Layer hidden1();

    /** Layer 2. */
    @Dense(units = 64, activation = Activation.TANH)
    Layer hidden2();

    /** The outputs. */
    @Dense(units = 4, activation = Activation.IDENTITY)
    Layer output();
  }

  /** 12-64-64-4 in loops. */
  @Network(inputs = 12, emission = Emission.LOOPED)
  @Loss(LossFunction.SQUARED_ERROR)
  public interface ControlLooped {
    /** Layer 1. */
    @Dense(units = 64, activation = Activation.TANH)
    Layer hidden1();

    /** Layer 2. */
    @Dense(units = 64, activation = Activation.TANH)
    Layer hidden2();

    /** The outputs. */
    @Dense(units = 4, activation = Activation.IDENTITY)
    Layer output();
  }

  /** 12-64-64-4 without loops. */
  @Network(inputs = 12, emission = Emission.UNROLLED)
  @Loss(LossFunction.SQUARED_ERROR)
  public interface ControlUnrolled {
    /** Layer 1. */
    @Dense(units = 64, activation = Activation.TANH)
    Layer hidden1();

    /** Layer 2. */
    @Dense(units = 64, activation = Activation.TANH)
    Layer hidden2();

    /** The outputs. */
    @Dense(units = 4, activation = Activation.IDENTITY)
    Layer output();
  }

  /** 64-64-64-64, as the compiler sees fit. */
  @Network(inputs = 64)
  @Loss(LossFunction.HUBER)
  public interface Square {
    /** Layer 1. */
    @Dense(units = 64, activation = Activation.GELU)
    Layer hidden1();

    /** Layer 2. */
    @Dense(units = 64, activation = Activation.GELU)
    Layer hidden2();

    /** The outputs. */
    @Dense(units = 64, activation = Activation.GELU)
    Layer output();
  }
}
