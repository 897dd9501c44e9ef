package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.formula.FormulaText;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which formulas are activations that have a name, and how the others are printed. */
final class ActivationNamesTest {
  private static final Formula V = Variable.V;

  private static Formula number(double value) {
    return Formula.number(value);
  }

  private static Formula call(Function function, Formula... arguments) {
    return Formula.call(function, arguments);
  }

  @Test
  void eachActivationIsRecognised() {
    for (Activation activation : Activation.values()) {
      if (activation != Activation.SOFTMAX) {
        assertEquals(
            Optional.of(activation),
            NamedActivations.named(NamedActivations.formulaOf(activation)));
      }
    }
  }

  @Test
  void geluIsRecognisedWithConstantsOfSinglePrecision() {
    Formula erf = call(Function.ERF, call(Function.MULTIPLY, V, number(0.70710677f)));
    Formula spelt =
        call(
            Function.MULTIPLY,
            call(Function.MULTIPLY, V, call(Function.ADD, erf, number(1))),
            number(0.5));
    assertEquals(Optional.of(Activation.GELU), NamedActivations.named(spelt));
  }

  @Test
  void theTanhFormOfGeluIsNotGelu() {
    assertEquals(Optional.empty(), NamedActivations.named(NamedActivations.tanhGelu()));
  }

  @Test
  void aSlopeIsNotTakenForAnother() {
    assertEquals(Optional.empty(), NamedActivations.named(NamedActivations.leakyRelu(0.0101)));
  }

  @Test
  void aReluThatIsCutFarOutIsNotRelu() {
    Formula cut = call(Function.CLAMP, V, number(0), number(1e6));
    assertEquals(Optional.empty(), NamedActivations.named(cut));
  }

  @Test
  void formulasArePrintedWithTheParenthesesThatTheyNeed() {
    Formula sum = call(Function.ADD, V, number(1));
    Formula product = call(Function.MULTIPLY, sum, call(Function.SUBTRACT, number(2), sum));
    assertEquals("(v + 1) * (2 - (v + 1))", FormulaText.of(product));
    assertEquals("v > 0 ? v : 0.2 * v", FormulaText.of(NamedActivations.leakyRelu(0.2f)));
    assertEquals("v^2", FormulaText.of(call(Function.POWER, V, number(2))));
  }
}
