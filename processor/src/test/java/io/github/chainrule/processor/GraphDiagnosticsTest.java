package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.assertDiagnostics;

import org.junit.jupiter.api.Test;

/** Mistakes in how layers go together, each pointed at where it is written. */
final class GraphDiagnosticsTest {

  @Test
  void namesAreOfEarlierLayersAndInputs() {
    assertDiagnostics(
        """
        @Network(inputs = 4)
        interface Names {
          @Dense(units = 3) Layer hidden();
          @Dense(
              // error: [NameUnknown] wide: from names hiden, but there is none of that name; did you
              //     mean hidden?
              from = "hiden",
              units = 3)
          Layer wide();
          @Concat(
              from = {
                "input",
                "sum", // error: [NameLater] both: from names sum, which is not declared before it
                "both", // error: [NameLater] both: from names both, which is not declared before it
                // error: [NameUnknown] both: from names x, but there is none of that name; there are
                //     input, hidden, wide
                "x"
              })
          Layer both();
          @Add(from = {"hidden", "wide"}) Layer sum();
        }
        """);
  }

  @Test
  void ratesAreProbabilitiesAndTheTrainingClassHasAName() {
    assertDiagnostics(
        """
        @Network(inputs = 4)
        interface Rates { // error: [GeneratedName] Rates: the class RatesTraining is to be generated, but there is one already; rename the class or the interface
          @Dense(units = 3) Layer hidden();
          @Dropout(1) Layer all(); // error: [DropoutRate] all: the rate must be of [0, 1), found 1.0
          @Dropout(-0.5) Layer fewer(); // error: [DropoutRate] fewer: the rate must be of [0, 1), found -0.5
          @Dropout(Double.NaN) Layer none(); // error: [DropoutRate] none: the rate must be of [0, 1), found NaN
          @Dense(units = 1) Layer newTraining(); // error: [LayerName] newTraining: a layer cannot be named like a method of Model; newTrainingLayer, for example, is free
          @Dense(units = 1) Layer loss(); // error: [LayerName] loss: a layer cannot be named like a method of Model; lossLayer, for example, is free
        }
        class RatesTraining {}
        """);
  }

  @Test
  void shapesThatDoNotAgreeAreBothTold() {
    assertDiagnostics(
        """
        @Network
        interface Shapes {
          @Input(4) Layer left();
          @Input(3) Layer right();
          @Dense(from = "left", units = 8) Layer a();
          @Dense(from = "right", units = 6) Layer b();
          // error: [LayerShapes] sum: @Add needs values of the same shape, found {8} of a, {6} of b,
          //     {4} of left
          @Add(from = {"a", "b", "left"})
          Layer sum();
          // error: [LayerShapes] gate: @Multiply needs values of the same shape, found {6} of b, {8}
          //     of a
          @Multiply(from = {"b", "a"})
          Layer gate();
          // error: [LayerSources] alone: @Concat needs at least 2 values, found 1
          @Concat(from = "gate")
          Layer alone();
          @Slice(from = {"a", "b"}, offset = 10, units = 5) // error: [SliceChannels] part: from channel 10 on there are no 5 channels, found 14 in all
          Layer part();
          @Slice(from = "a", offset = -1, units = 0) // error: [LayerUnits] none: units must be at least 1, found 0
          Layer none();
          @Output @Dense(from = {"sum", "part", "alone", "none"}, units = 1) Layer output();
        }
        """);
  }

  @Test
  void layersAndInputsMustCount() {
    assertDiagnostics(
        """
        @Network
        interface Unused {
          @Input(2) Layer seen();
          // error: [InputUnused] unseen: no output depends on this input; name it in from of a layer,
          //     or remove it
          @Input(3)
          Layer unseen();
          @Dense(from = "seen", units = 2) Layer used();
          // error: [LayerUnused] idle: no output depends on it; name it in from of a later layer,
          //     mark it by @Output, or remove it
          @Dense(units = 2)
          Layer idle();
          @Dense(from = "used", units = 2) Layer output();
        }
        """);
  }

  @Test
  void inputsAreDeclaredOnce() {
    assertDiagnostics(
        """
        // error: [InputsTwice] Twice: inputs are declared by @Network or by methods with @Input, found
        //     both: a
        @Network(inputs = 2)
        interface Twice {
          @Input(2) Layer a();
          @Dense(units = 1) Layer output();
        }
        // error: [InputsMissing] None: a network needs inputs, as in @Network(inputs = 4) or in
        //     methods such as @Input(4) Layer measured();
        @Network
        interface None {
          @Dense(units = 1) Layer output();
        }
        @Network
        interface Odd {
          @Input(0) Layer a(); // error: [NetworkInputs] a: inputs must be at least 1, found 0
          @Input(1) @Output Layer b(); // error: [InputRole] b: @Output belongs on a layer, found an input
          // error: [LayerKinds] c: one annotation says what a layer is, found @Dense and @Slice
          @Dense(units = 1) @Slice(units = 1) Layer c();
        }
        """);
  }

  @Test
  void codesAreElementsOfInputs() {
    assertDiagnostics(
        """
        @Network
        interface Words {
          @Input(3) Layer codes();
          @Input({4, 2}) Layer steps();
          @Embedding(
              from = "codes",
              size = 0, // error: [LayerNumber] none: size must be at least 1, found 0
              units = -1) // error: [LayerUnits] none: units must be at least 1, found -1
          Layer none();
          @Embedding(from = "codes", size = 9, units = 2) Layer word();
          @Slice(from = "steps", units = 1) Layer first();
          @Embedding(from = "first", size = 9, units = 2, shares = "word") Layer again();
          @Embedding(from = "codes", size = 9, units = 3, shares = "word") // error: [SharedShapes] wide: shares the parameters of word, which are entries [9, 2]; it needs entries [9, 3]
          Layer wide();
          @Dense(from = "codes", units = 2) Layer dense();
          @Concat(from = {"dense", "codes"}) Layer both();
          // error: [EmbeddingCodes] deep: @Embedding reads codes from inputs, through @Slice, @Concat
          //     or @Flatten at most, found dense, which is @Dense
          @Embedding(from = "both", size = 9, units = 3)
          Layer deep();
          @Embedding(from = "codes", size = 2, units = 2, shares = "dense") // error: [SharedKind] kind: shares the parameters of dense, which is @Dense and not @Embedding
          Layer kind();
          @Flatten(from = "again") Layer flat();
          @Dense(from = {"none", "word", "wide", "deep", "kind", "flat"}, units = 1) Layer output();
        }
        """);
  }

  @Test
  void parametersAreSharedByEqualLayers() {
    assertDiagnostics(
        """
        @Network(inputs = 4)
        interface Towers {
          @Dense(units = 4) Layer one();
          @LayerNorm(from = "one") Layer norm();
          @Dense(from = "input", units = 4, shares = "one") Layer two();
          @Dense(from = "input", units = 4, shares = "norm") // error: [SharedKind] three: shares the parameters of norm, which is @LayerNorm and not @Dense
          Layer three();
          // error: [SharedShapes] four: shares the parameters of one, which are weights [4, 4], biases
          //     [4]; it needs weights [4, 4]
          @Dense(from = "input", units = 4, bias = false, shares = "one")
          Layer four();
          @Dense(from = "input", units = 4, shares = "on") // error: [NameUnknown] five: shares names on, but there is none of that name; did you mean one?
          Layer five();
          @Dense(from = {"norm", "two", "three", "four", "five"}, units = 1) Layer output();
        }
        """);
  }

  @Test
  void eachOutputHasItsOwnLoss() {
    assertDiagnostics(
        """
        @Network(inputs = 4)
        // error: [LossHeads] Heads: @Loss on the interface is for a single output, found policy, value;
        //     each has its own, on its method
        @Loss(LossFunction.HUBER)
        interface Heads {
          // error: [LossLayer] trunk: @Loss belongs on an output, and the network's is policy, value
          @Loss(LossFunction.HUBER)
          @Dense(units = 4) Layer trunk();
          @Output @Dense(units = 2, activation = Activation.SOFTMAX) Layer policy();
          @Output @Dense(from = "trunk", units = 1) Layer value();
        }
        @Network(inputs = 4)
        @Loss(LossFunction.HUBER)
        interface Twice {
          @Loss(LossFunction.HUBER) // error: [LossTwice] output: the interface has a @Loss already; remove one
          @Dense(units = 2) Layer output();
        }
        @Network(inputs = 4)
        interface Weights {
          @Output
          @Loss(
              // error: [LossActivation] a: CROSS_ENTROPY needs SOFTMAX in the output layer, found
              //     IDENTITY in a; with IDENTITY these losses are allowed: SQUARED_ERROR,
              //     ABSOLUTE_ERROR, HUBER or LOG_COSH
              value = LossFunction.CROSS_ENTROPY,
              weight = 0.0 / 0.0) // error: [LossWeight] a: weight must be finite, found NaN
          @Dense(units = 2) Layer a();
          @Output @LayerNorm(epsilon = 0) Layer b(); // error: [LayerEpsilon] b: epsilon must be over 0 and finite, found 0.0
        }
        """);
  }
}
