package io.github.chainrule.samples.benchmarks.activations.accuracy;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** A unit of each activation that computes φ(x) once its weight is 1. */
final class Units {
  private Units() {}

  /** A unit of SIGMOID. */
  @Network(inputs = 1)
  interface Sigmoid {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.SIGMOID, bias = false)
    Layer unit();
  }

  /** A unit of TANH. */
  @Network(inputs = 1)
  interface Tanh {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.TANH, bias = false)
    Layer unit();
  }

  /** A unit of RELU. */
  @Network(inputs = 1)
  interface Relu {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.RELU, bias = false)
    Layer unit();
  }

  /** A unit of LEAKY_RELU. */
  @Network(inputs = 1)
  interface LeakyRelu {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.LEAKY_RELU, bias = false)
    Layer unit();
  }

  /** A unit of ELU. */
  @Network(inputs = 1)
  interface Elu {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.ELU, bias = false)
    Layer unit();
  }

  /** A unit of SELU. */
  @Network(inputs = 1)
  interface Selu {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.SELU, bias = false)
    Layer unit();
  }

  /** A unit of GELU. */
  @Network(inputs = 1)
  interface Gelu {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.GELU, bias = false)
    Layer unit();
  }

  /** A unit of SILU. */
  @Network(inputs = 1)
  interface Silu {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.SILU, bias = false)
    Layer unit();
  }

  /** A unit of SOFTPLUS. */
  @Network(inputs = 1)
  interface Softplus {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.SOFTPLUS, bias = false)
    Layer unit();
  }

  /** A unit of SOFTSIGN. */
  @Network(inputs = 1)
  interface Softsign {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.SOFTSIGN, bias = false)
    Layer unit();
  }

  /** A unit of HARD_SIGMOID. */
  @Network(inputs = 1)
  interface HardSigmoid {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.HARD_SIGMOID, bias = false)
    Layer unit();
  }

  /** A unit of HARD_TANH. */
  @Network(inputs = 1)
  interface HardTanh {
    /** Computes φ(x). */
    @Dense(units = 1, activation = Activation.HARD_TANH, bias = false)
    Layer unit();
  }
}
