package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.assertDiagnostics;

import org.junit.jupiter.api.Test;

final class LossDiagnosticsTest {

  @Test
  void aLossMustFitTheOutputActivation() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        // error: [LossActivation] A: CROSS_ENTROPY needs SOFTMAX in the output layer, found TANH in
        //     output; with TANH these losses are allowed: SQUARED_ERROR, ABSOLUTE_ERROR, HUBER or
        //     LOG_COSH
        @Loss(LossFunction.CROSS_ENTROPY)
        interface A {
          @Dense(units = 3, activation = Activation.SOFTMAX) Layer hidden();
          @Dense(units = 3, activation = Activation.TANH) Layer output();
        }
        @Network(inputs = 1)
        @Loss(
            // error: [LossActivation] B: BINARY_CROSS_ENTROPY needs SIGMOID in the output layer, found
            //     SOFTMAX in species; with SOFTMAX these losses are allowed: SQUARED_ERROR,
            //     ABSOLUTE_ERROR, HUBER, LOG_COSH, CROSS_ENTROPY or ENTROPY
            value = LossFunction.BINARY_CROSS_ENTROPY)
        interface B {
          @Dense(units = 3, activation = Activation.SOFTMAX) Layer species();
        }
        @Network(inputs = 1)
        // error: [LossActivation] C: ENTROPY needs SIGMOID or SOFTMAX in the output layer, found
        //     IDENTITY in y; with IDENTITY these losses are allowed: SQUARED_ERROR, ABSOLUTE_ERROR,
        //     HUBER, LOG_COSH or OUTPUT
        @Loss(LossFunction.ENTROPY)
        interface C {
          @Dense(units = 1) Layer y();
        }
        """);
  }

  @Test
  void outputAsLossNeedsOneUnit() {
    assertDiagnostics(
        """
        @Network(inputs = 1)
        // error: [LossUnits] Two: OUTPUT needs 1 unit in the output layer, found 2 in y; with 2 units
        //     these losses are allowed: SQUARED_ERROR, ABSOLUTE_ERROR, HUBER, LOG_COSH,
        //     BINARY_CROSS_ENTROPY or ENTROPY
        @Loss(LossFunction.OUTPUT)
        interface Two {
          @Dense(units = 2, activation = Activation.SIGMOID) Layer y();
        }
        """);
  }

  @Test
  void lossesThatFitAreTaken() {
    assertDiagnostics(
        """
        @Network(inputs = 1) @Loss(LossFunction.CROSS_ENTROPY)
        interface A { @Dense(units = 2, activation = Activation.SOFTMAX) Layer y(); }
        @Network(inputs = 1) @Loss(LossFunction.BINARY_CROSS_ENTROPY)
        interface B { @Dense(units = 1, activation = Activation.SIGMOID) Layer y(); }
        @Network(inputs = 1) @Loss(LossFunction.ENTROPY)
        interface C { @Dense(units = 2, activation = Activation.SOFTMAX) Layer y(); }
        @Network(inputs = 1) @Loss(LossFunction.ENTROPY)
        interface D { @Dense(units = 2, activation = Activation.SIGMOID) Layer y(); }
        @Network(inputs = 1) @Loss(LossFunction.OUTPUT)
        interface E { @Dense(units = 1, activation = Activation.GELU) Layer y(); }
        @Network(inputs = 1) @Loss(LossFunction.HUBER)
        interface F { @Dense(units = 3, activation = Activation.SOFTMAX) Layer y(); }
        """);
  }

  @Test
  void aLossBelongsOnANetwork() {
    assertDiagnostics(
        """
        // error: [LossWithoutNetwork] Forgotten: @Loss belongs on an interface with @Network, found
        //     none
        @Loss(LossFunction.HUBER)
        interface Forgotten {}
        """);
  }
}
