package io.github.chainrule.processor;

import org.junit.jupiter.api.Test;

final class AllMistakesInOneRunTest {

  @Test
  void allMistakesOfAllNetworksAreReportedInOneRun() {
    new TestCompiler()
        .check(
            AnnotatedSource.inDemo(
                "First",
                """
                // error: [NetworkInputs] First: inputs must be at least 1, found 0
                // error: [ModelPrecision] First: a network of precision FLOAT may extend
                //     io.github.chainrule.runtime.f32.Model, found io.github.chainrule.runtime.f64.Model
                @Network(inputs = 0)
                // error: [LossActivation] First: CROSS_ENTROPY needs SOFTMAX in the output layer, found
                //     RELU in output; with RELU these losses are allowed: SQUARED_ERROR,
                //     ABSOLUTE_ERROR, HUBER or LOG_COSH
                @Loss(LossFunction.CROSS_ENTROPY)
                // error: [NetworkGeneric] First: a network has no type parameters, found <T>
                // error: [GeneratedName] First: the class FirstNetwork is to be generated, but there is
                //     one already; rename the class or the interface
                // error: [InheritedMethod] First: only layers and the methods of Model may be
                //     inherited without a body, found run of java.lang.Runnable; implement it in a
                //     default method or do not extend java.lang.Runnable
                interface First<T> extends Runnable, io.github.chainrule.runtime.f64.Model {
                  // error: [LayerUnits] predict: units must be at least 1, found 0
                  // error: [LayerName] predict: a layer cannot be named like a method of Model;
                  //     predictLayer, for example, is free
                  @Dense(units = 0) Layer predict();
                  // error: [SoftmaxUnits] hidden: SOFTMAX needs at least 2 units, found 1, whose output
                  //     would always be 1; a single probability is SIGMOID
                  // error: [LayerType] hidden: a layer returns io.github.chainrule.runtime.Layer, found
                  //     int
                  @Dense(units = 1, activation = Activation.SOFTMAX) int hidden();
                  // error: [LayerDense] none: an abstract method of a network is a layer and needs
                  //     an annotation such as @Dense, as in @Dense(units = 1) Layer none(); a method
                  //     of your own must be default or static
                  Layer none();
                  // error: [LayerMethod] own: @Dense belongs on an abstract method, found a default
                  //     method
                  @Dense(units = 1)
                  default Layer own() { return none(); }
                  @Dense(units = 2, activation = Activation.RELU) Layer output();
                }
                class FirstNetwork {}
                """),
            AnnotatedSource.inDemo(
                "Second",
                """
                class Second {
                  // error: [NetworkKind] Second.Inner: @Network belongs on an interface, found a class
                  // error: [NetworkInputs] Second.Inner: inputs must be at least 1, found -1
                  @Network(inputs = -1)
                  // error: [NetworkPrivate] Second.Inner: the generated classes must see the interface,
                  //     but Inner is private; package-private would do
                  private static class Inner {}
                  @Network(inputs = 1)
                  // error: [NetworkLayers] Second.Empty: a network needs at least one layer, such as
                  //     @Dense(units = 1) Layer output();
                  interface Empty {}
                  // error: [LossWithoutNetwork] Lost: @Loss belongs on an interface with @Network, found
                  //     none
                  @Loss(LossFunction.HUBER)
                  interface Lost {
                    // error: [LayerWithoutNetwork] output: @Dense belongs on a method of an interface
                    //     with @Network, but Lost has none
                    @Dense(units = 0)
                    Layer output();
                  }
                  // error: [NetworkLocal] Local: @Network belongs on a top-level or nested interface,
                  //     found a local type
                  void method() { @Network(inputs = 1) interface Local {} }
                }
                """));
  }
}
