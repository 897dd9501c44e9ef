package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.assertDiagnostics;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.scalar.FormulaMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormulaDiagnosticsTest {

  /** The mistakes of a formula, each as {@code column: text}. */
  private static String mistakes(Formula.Reading reading) {
    StringBuilder all = new StringBuilder();
    for (FormulaMistake mistake : reading.mistakes()) {
      all.append(all.isEmpty() ? "" : " / ").append(mistake.column()).append(": ");
      all.append(mistake.text());
    }
    return all.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          v * sigmod(v)       | 5: expected a function, found sigmod; did you mean sigmoid?
          v + Math.exp(v)     | 5: expected a function, found Math.exp; did you mean exp?
          ln(v)               | 1: expected a function, found ln; did you mean log?
          pow(v, 2)           | 1: expected a function, found pow; did you mean ^?
          2 * x               | 5: expected v, pi, e or a function, found x; did you mean v?
          v - t               | 5: expected v, pi, e or a function, found t; did you mean v?
          2v                  | 2: expected an operator or the end, found v; a product needs *
          (v + 1)(v - 1)      | 8: expected an operator or the end, found (; a product needs *
          v ** 2              | 3: expected an operator or the end, found **; a power is ^
          v ^ v               | 5: expected a constant exponent, found one of variables; a^b is exp(b * log(a))
          v ^ 4096            | 5: expected an exponent of at most 1024, found 4096.0
          v +                 | 4: expected a number, v, pi, e, a function or (, found the end
          v + * 2             | 5: expected a number, v, pi, e, a function or (, found *
          (v + 1              | 7: expected an operator or ), found the end
          v + 1)              | 6: expected an operator or the end, found )
          max(v)              | 1: expected 2 arguments of max, found 1
          tanh(v, 1)          | 1: expected 1 argument of tanh, found 2
          tanh v              | 6: expected ( after tanh, found v
          v > 0               | 3: expected a number, found a comparison; a > b ? 1 : 0 makes a number of one
          v * (v > 0)         | 8: expected a number, found a comparison; a > b ? 1 : 0 makes a number of one
          v ? 1 : 0           | 3: expected a comparison before ?, found a number
          v > 0 ? v           | 10: expected an operator or : and what holds otherwise, found the end
          0 < v < 1 ? v : 0   | 3: expected a number, found a comparison; a > b ? 1 : 0 makes a number of one
          v > 0 && v < 1 ? v : 0 | 7: expected an operator or the end, found &&; conditions are put together as a > b ? c > d ? 1 : 0 : 0
          3                   | 1: expected a function of v, found the same for every v
          v * 0 + 1           | 1: expected a function of v, found the same for every v
          v = 2               | 3: expected an operator or the end, found =; equality is ==
          v # 2               | 3: expected an operator or the end, found #
          1.2.3 * v           | 4: expected an operator or the end, found .3; a product needs *
          sin(v) + coz(v) - mix(v) | 10: expected a function, found coz; did you mean cos? / 19: expected a function, found mix; did you mean min?
          v + foo             | 5: expected v, pi, e or a function, found foo; known are v, pi, e, abs, min, max, clamp, sign, sqrt, exp, expm1, log, log1p, sin, cos, tan, atan, tanh, sigmoid, softplus, relu, erf
          """)
  void mistakesOfActivationsPointAtTheirColumns(String text, String expected) {
    assertEquals(expected, mistakes(Formula.ofActivation(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          t - z               | 5: expected y, t, v, pi, e or a function, found z; did you mean y?
          t ^ 2               | 1: expected a function of y, found the same for every y
          max(0.9 * (t - y))  | 1: expected 2 arguments of max, found 1
          t > y ? 0.9 * (t - y) : | 24: expected a number, y, t, v, pi, e, a function or (, found the end
          """)
  void mistakesOfLossesPointAtTheirColumns(String text, String expected) {
    assertEquals(expected, mistakes(Formula.ofLoss(text)));
  }

  @Test
  void nestingThatIsTooDeepIsAMistake() {
    String deep = "(".repeat(5_000) + "v" + ")".repeat(5_000);
    String expected = "101: expected at most 100 levels of nesting, found more";
    assertEquals(expected, mistakes(Formula.ofActivation(deep)));
    String signs = "-".repeat(100_000) + "v";
    assertEquals(expected, mistakes(Formula.ofActivation(signs)).replaceFirst("^\\d+", "101"));
  }

  @Test
  void everyMistakeIsToldAtItsAnnotationValue() {
    assertDiagnostics(
        """
        @Network(inputs = 2)
        @Loss(
            // error: [Formula] Own: formula "(y - q)^2", column 6: expected y, t, v, pi, e or a
            //     function, found q; did you mean y?
            formula = "(y - q)^2")
        interface Own {
          @Dense(
              units = 3,
              // error: [Formula] hidden: formula "sine(v) + max(v)", column 1: expected a function,
              //     found sine; did you mean sin?
              // error: [Formula] hidden: formula "sine(v) + max(v)", column 11: expected 2 arguments
              //     of max, found 1
              formula = "sine(v) + max(v)")
          Layer hidden();
          @Dense(units = 0, // error: [LayerUnits] output: units must be at least 1, found 0
              // error: [Formula] output: formula " ", column 2: expected a number, v, pi, e, a
              //     function or (, found the end
              formula = " ")
          Layer output();
        }
        """);
  }

  @Test
  void nameAndFormulaExcludeEachOther() {
    assertDiagnostics(
        """
        @Network(inputs = 2)
        @Loss(
            value = LossFunction.HUBER,
            // error: [FormulaLoss] Both: a loss has a name or a formula, found HUBER and a formula
            formula = "abs(y - t)")
        interface Both {
          @Dense(
              units = 3,
              activation = Activation.IDENTITY,
              // error: [FormulaActivation] hidden: a layer has an activation or a formula, found
              //     IDENTITY and a formula
              formula = "sin(v)")
          Layer hidden();
          @Dense(units = 3, activation = Activation.TANH, formula = "") Layer output();
        }
        """);
  }

  @Test
  void aPointWithoutAValueIsAWarning() {
    TestCompiler.of(new ChainruleProcessor())
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 2, precision = Precision.DOUBLE)
                // warning: [FormulaNotFinite] Doubtful: formula "t * log(t / y)", at y = 0, t = 0.5:
                //     the value is Infinity, expected a finite number
                @Loss(formula = "t * log(t / y)")
                interface Doubtful {
                  // warning: [FormulaNotFinite] root: formula "sqrt(v)", at v = -1: the value is NaN,
                  //     expected a finite number
                  @Dense(units = 2, formula = "sqrt(v)") Layer root();
                  // warning: [FormulaNotFinite] steep: formula "sqrt(abs(v))", at v = 0: the
                  //     derivative by v is NaN, expected a finite number
                  @Dense(units = 2, formula = "sqrt(abs(v))") Layer steep();
                  @Dense(units = 2, formula = "exp(40 * v)") Layer large();
                  @Dense(units = 2, activation = Activation.RELU) Layer output();
                }
                @Network(inputs = 2)
                interface Narrow {
                  // warning: [FormulaNotFinite] large: formula "exp(40 * v)", at v = 3: the value is
                  //     Infinity, expected a finite number
                  @Dense(units = 2, formula = "exp(40 * v)") Layer large();
                }
                @Network(inputs = 2)
                @Loss(formula = "-t * log(y) - (1 - t) * log(1 - y)")
                interface Sure {
                  @Dense(units = 2, activation = Activation.SIGMOID) Layer output();
                }
                """));
  }

  @Test
  void formulasMayBeConstantsOfTheInterface() {
    assertDiagnostics(
        """
        @Network(inputs = 2)
        @Loss(formula = Own.PINBALL)
        interface Own {
          double QUANTILE = 0.9;
          String PINBALL = "t > y ? " + QUANTILE + " * (t - y) : (1 - " + QUANTILE + ") * (y - t)";
          @Dense(units = 3, formula = "v * sigmoid(1.702 * v)") Layer hidden();
          @Dense(units = 1) Layer output();
        }
        """);
  }
}
