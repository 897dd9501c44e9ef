package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is wrong with an argument is said exactly, before anything is written: every public method,
 * every argument.
 */
class ArgumentChecksTest {

  private static final int N = 3;
  private static final int INPUTS = 4;
  private static final int OUTPUTS = 2;
  private static final int ACTIVATIONS = 7;
  private static final int PARAMETERS = 4 * 5 + 5 + 5 * 2 + 2;

  private static Build build;

  @BeforeAll
  static void compile() {
    List<NetworkSpec> all = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      all.add(network(precision, LossFunction.SQUARED_ERROR));
      all.add(network(precision, LossFunction.ENTROPY));
    }
    build = Build.of(all);
  }

  private static NetworkSpec network(Precision precision, LossFunction loss) {
    NetworkSpec network =
        Networks.network(
            INPUTS, loss, dense(5, Activation.TANH), dense(OUTPUTS, Activation.SIGMOID));
    NetworkSpec emitted = Networks.as(network, precision, Emission.AUTO);
    return Networks.named(emitted, "checks", loss + "_" + precision);
  }

  private static Evaluators evaluators(Precision precision, LossFunction loss) {
    return new Evaluators(build, network(precision, loss), PARAMETERS);
  }

  private static final ArrayArgument X = ContractCall.single("x", INPUTS, "inputs");

  private static final List<ContractCall> CALLS =
      ContractCall.all(INPUTS, OUTPUTS, ACTIVATIONS, PARAMETERS, N);

  @ParameterizedTest
  @EnumSource
  void rightArgumentsAreAccepted(Precision precision) {
    Evaluators evaluators = evaluators(precision, LossFunction.SQUARED_ERROR);
    for (ContractCall call : CALLS) {
      Invocation invocation = evaluators.prepare(call, N);
      invocation.run();
      assertTrue(invocation.hasWritten() || call.method().equals("loss"), call::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void arrayOfTheWrongLengthIsNamedWithWhatWasExpected(Precision precision) {
    Evaluators evaluators = evaluators(precision, LossFunction.SQUARED_ERROR);
    for (ContractCall call : CALLS) {
      for (ArrayArgument array : call.arrays()) {
        List<Integer> wrong = new ArrayList<>(List.of(array.length() - 1, 0));
        if (array.isExact()) {
          wrong.add(array.length() + 1);
        }
        for (int length : wrong) {
          Invocation invocation = evaluators.prepare(call, N).with(array, length);
          String expected =
              "%s: expected length %s, got %d".formatted(array.name(), array.expected(), length);
          assertRefused(IllegalArgumentException.class, expected, invocation);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nullArrayIsNamed(Precision precision) {
    Evaluators evaluators = evaluators(precision, LossFunction.SQUARED_ERROR);
    for (ContractCall call : CALLS) {
      for (ArrayArgument array : call.arrays()) {
        if (!isOptional(call, array)) {
          Invocation invocation = evaluators.prepare(call, N).withNull(array);
          assertRefused(NullPointerException.class, array.name(), invocation);
        }
      }
    }
  }

  /** Of two results one may be left out. */
  private static boolean isOptional(ContractCall call, ArrayArgument array) {
    return results(call).size() == 2 && results(call).contains(array);
  }

  private static List<ArrayArgument> results(ContractCall call) {
    return call.arrays().stream().filter(it -> List.of("g", "dx").contains(it.name())).toList();
  }

  @ParameterizedTest
  @EnumSource
  void oneOfTwoResultsMayBeNullAndNotBoth(Precision precision) {
    Evaluators evaluators = evaluators(precision, LossFunction.ENTROPY);
    for (ContractCall call : CALLS) {
      List<ArrayArgument> results = results(call);
      if (results.size() == 2) {
        for (ArrayArgument result : results) {
          Invocation invocation = evaluators.prepare(call, N).withNull(result);
          invocation.run();
          assertTrue(invocation.hasWritten(), call::toString);
        }
        Invocation neither =
            evaluators.prepare(call, N).withNull(results.get(0)).withNull(results.get(1));
        assertRefused(NullPointerException.class, "g and dx", neither);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void fewerSamplesThanOneAreRefused(Precision precision) {
    Evaluators evaluators = evaluators(precision, LossFunction.SQUARED_ERROR);
    for (ContractCall call : CALLS) {
      for (int n : call.isBatch() ? new int[] {0, -1, Integer.MIN_VALUE} : new int[0]) {
        String expected = "n: expected at least 1, got " + n;
        assertRefused(IllegalArgumentException.class, expected, evaluators.prepare(call, n));
      }
    }
  }

  @Test
  void numberOfElementsDoesNotOverflow() {
    Evaluators evaluators = evaluators(Precision.FLOAT, LossFunction.SQUARED_ERROR);
    Invocation invocation = evaluators.prepare(CALLS.get(1), Integer.MAX_VALUE);
    String expected =
        "x: expected length at least 8589934588 (2147483647 samples x 4 inputs), got 12";
    assertRefused(IllegalArgumentException.class, expected, invocation);
  }

  private static void assertRefused(
      Class<? extends RuntimeException> type, String message, Invocation invocation) {
    RuntimeException thrown = assertThrows(type, invocation::run, invocation::toString);
    assertEquals(message, thrown.getMessage(), invocation::toString);
    assertTrue(!invocation.hasWritten(), () -> "written before the throw: " + invocation);
  }

  @ParameterizedTest
  @EnumSource
  void targetOfALossWithoutOneMayBeNull(Precision precision) {
    Evaluators evaluators = evaluators(precision, LossFunction.ENTROPY);
    for (ContractCall call : CALLS) {
      for (ArrayArgument array : call.arrays()) {
        if (array.name().equals("t")) {
          Invocation invocation = evaluators.prepare(call, N).withNull(array);
          invocation.run();
          assertTrue(invocation.hasWritten() || call.method().equals("loss"), call::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void parametersOfTheWrongLengthAreRefusedByEveryConstructor(Precision precision) {
    Evaluators evaluators = evaluators(precision, LossFunction.SQUARED_ERROR);
    for (String type : List.of("Forward", "Backprop", "Jacobian", "Network")) {
      RuntimeException wrong =
          assertThrows(
              IllegalArgumentException.class, () -> evaluators.construct(type, PARAMETERS + 1));
      assertEquals("parameters: expected length 37 (parameters), got 38", wrong.getMessage());
      RuntimeException missing =
          assertThrows(NullPointerException.class, () -> evaluators.construct(type, -1));
      assertEquals("parameters", missing.getMessage());
    }
  }

  @Test
  void predictChecksItsInput() {
    Evaluators evaluators = evaluators(Precision.FLOAT, LossFunction.SQUARED_ERROR);
    ContractCall predict = new ContractCall("Network", "predict", X);
    Invocation tooLong = evaluators.prepare(predict, N).with(X, 5);
    String expected = "x: expected length 4 (inputs), got 5";
    assertRefused(IllegalArgumentException.class, expected, tooLong);
    assertRefused(NullPointerException.class, "x", evaluators.prepare(predict, N).withNull(X));
  }
}
