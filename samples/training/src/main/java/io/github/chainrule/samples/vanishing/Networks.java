package io.github.chainrule.samples.vanishing;

import static io.github.chainrule.dsl.Activation.RELU;
import static io.github.chainrule.dsl.Activation.SIGMOID;
import static io.github.chainrule.dsl.Activation.TANH;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Networks of 2, 4, 8 and 16 hidden layers of 10 units, and of one activation each. */
final class Networks {
  private Networks() {}

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Sigmoid2 {
    @Dense(units = 10, activation = SIGMOID)
    Layer h1();

    @Dense(units = 10, activation = SIGMOID)
    Layer h2();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Sigmoid4 {
    @Dense(units = 10, activation = SIGMOID)
    Layer h1();

    @Dense(units = 10, activation = SIGMOID)
    Layer h2();

    @Dense(units = 10, activation = SIGMOID)
    Layer h3();

    @Dense(units = 10, activation = SIGMOID)
    Layer h4();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Sigmoid8 {
    @Dense(units = 10, activation = SIGMOID)
    Layer h1();

    @Dense(units = 10, activation = SIGMOID)
    Layer h2();

    @Dense(units = 10, activation = SIGMOID)
    Layer h3();

    @Dense(units = 10, activation = SIGMOID)
    Layer h4();

    @Dense(units = 10, activation = SIGMOID)
    Layer h5();

    @Dense(units = 10, activation = SIGMOID)
    Layer h6();

    @Dense(units = 10, activation = SIGMOID)
    Layer h7();

    @Dense(units = 10, activation = SIGMOID)
    Layer h8();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Sigmoid16 {
    @Dense(units = 10, activation = SIGMOID)
    Layer h1();

    @Dense(units = 10, activation = SIGMOID)
    Layer h2();

    @Dense(units = 10, activation = SIGMOID)
    Layer h3();

    @Dense(units = 10, activation = SIGMOID)
    Layer h4();

    @Dense(units = 10, activation = SIGMOID)
    Layer h5();

    @Dense(units = 10, activation = SIGMOID)
    Layer h6();

    @Dense(units = 10, activation = SIGMOID)
    Layer h7();

    @Dense(units = 10, activation = SIGMOID)
    Layer h8();

    @Dense(units = 10, activation = SIGMOID)
    Layer h9();

    @Dense(units = 10, activation = SIGMOID)
    Layer h10();

    @Dense(units = 10, activation = SIGMOID)
    Layer h11();

    @Dense(units = 10, activation = SIGMOID)
    Layer h12();

    @Dense(units = 10, activation = SIGMOID)
    Layer h13();

    @Dense(units = 10, activation = SIGMOID)
    Layer h14();

    @Dense(units = 10, activation = SIGMOID)
    Layer h15();

    @Dense(units = 10, activation = SIGMOID)
    Layer h16();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Tanh2 {
    @Dense(units = 10, activation = TANH)
    Layer h1();

    @Dense(units = 10, activation = TANH)
    Layer h2();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Tanh4 {
    @Dense(units = 10, activation = TANH)
    Layer h1();

    @Dense(units = 10, activation = TANH)
    Layer h2();

    @Dense(units = 10, activation = TANH)
    Layer h3();

    @Dense(units = 10, activation = TANH)
    Layer h4();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Tanh8 {
    @Dense(units = 10, activation = TANH)
    Layer h1();

    @Dense(units = 10, activation = TANH)
    Layer h2();

    @Dense(units = 10, activation = TANH)
    Layer h3();

    @Dense(units = 10, activation = TANH)
    Layer h4();

    @Dense(units = 10, activation = TANH)
    Layer h5();

    @Dense(units = 10, activation = TANH)
    Layer h6();

    @Dense(units = 10, activation = TANH)
    Layer h7();

    @Dense(units = 10, activation = TANH)
    Layer h8();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Tanh16 {
    @Dense(units = 10, activation = TANH)
    Layer h1();

    @Dense(units = 10, activation = TANH)
    Layer h2();

    @Dense(units = 10, activation = TANH)
    Layer h3();

    @Dense(units = 10, activation = TANH)
    Layer h4();

    @Dense(units = 10, activation = TANH)
    Layer h5();

    @Dense(units = 10, activation = TANH)
    Layer h6();

    @Dense(units = 10, activation = TANH)
    Layer h7();

    @Dense(units = 10, activation = TANH)
    Layer h8();

    @Dense(units = 10, activation = TANH)
    Layer h9();

    @Dense(units = 10, activation = TANH)
    Layer h10();

    @Dense(units = 10, activation = TANH)
    Layer h11();

    @Dense(units = 10, activation = TANH)
    Layer h12();

    @Dense(units = 10, activation = TANH)
    Layer h13();

    @Dense(units = 10, activation = TANH)
    Layer h14();

    @Dense(units = 10, activation = TANH)
    Layer h15();

    @Dense(units = 10, activation = TANH)
    Layer h16();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Relu2 {
    @Dense(units = 10, activation = RELU)
    Layer h1();

    @Dense(units = 10, activation = RELU)
    Layer h2();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Relu4 {
    @Dense(units = 10, activation = RELU)
    Layer h1();

    @Dense(units = 10, activation = RELU)
    Layer h2();

    @Dense(units = 10, activation = RELU)
    Layer h3();

    @Dense(units = 10, activation = RELU)
    Layer h4();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Relu8 {
    @Dense(units = 10, activation = RELU)
    Layer h1();

    @Dense(units = 10, activation = RELU)
    Layer h2();

    @Dense(units = 10, activation = RELU)
    Layer h3();

    @Dense(units = 10, activation = RELU)
    Layer h4();

    @Dense(units = 10, activation = RELU)
    Layer h5();

    @Dense(units = 10, activation = RELU)
    Layer h6();

    @Dense(units = 10, activation = RELU)
    Layer h7();

    @Dense(units = 10, activation = RELU)
    Layer h8();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }

  @Network(inputs = 2)
  @Loss(LossFunction.BINARY_CROSS_ENTROPY)
  interface Relu16 {
    @Dense(units = 10, activation = RELU)
    Layer h1();

    @Dense(units = 10, activation = RELU)
    Layer h2();

    @Dense(units = 10, activation = RELU)
    Layer h3();

    @Dense(units = 10, activation = RELU)
    Layer h4();

    @Dense(units = 10, activation = RELU)
    Layer h5();

    @Dense(units = 10, activation = RELU)
    Layer h6();

    @Dense(units = 10, activation = RELU)
    Layer h7();

    @Dense(units = 10, activation = RELU)
    Layer h8();

    @Dense(units = 10, activation = RELU)
    Layer h9();

    @Dense(units = 10, activation = RELU)
    Layer h10();

    @Dense(units = 10, activation = RELU)
    Layer h11();

    @Dense(units = 10, activation = RELU)
    Layer h12();

    @Dense(units = 10, activation = RELU)
    Layer h13();

    @Dense(units = 10, activation = RELU)
    Layer h14();

    @Dense(units = 10, activation = RELU)
    Layer h15();

    @Dense(units = 10, activation = RELU)
    Layer h16();

    @Dense(units = 1, activation = SIGMOID)
    Layer inside();
  }
}
