package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.Local;
import io.github.chainrule.processor.kernel.RandomExpressions;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeTextTest {

  private static final String WORD = "w".repeat(28);

  @Test
  void whatFitsStaysInOneLine() {
    CodeText text = new CodeText().add("a").mayBreak().add("+ b;");
    assertEquals("a + b;", text.toCode(0).toString());
  }

  @Test
  void longLinesAreFilled() {
    CodeText text = new CodeText().add(WORD);
    for (int word = 0; word < 3; word++) {
      text.mayBreak().add("+ " + WORD);
    }
    assertEquals(
        String.join(" + ", WORD, WORD, WORD) + "\n    + " + WORD, text.toCode(0).toString());
  }

  @Test
  void breaksOutsideParenthesesComeFirst() {
    CodeText text = new CodeText().add(WORD).mayBreak().add("+ " + WORD + " * (").deeper();
    text.add(WORD).mayBreak().add("+ " + WORD).shallower().add(")");
    assertEquals(
        WORD + "\n    + " + WORD + " * (" + WORD + " + " + WORD + ")", text.toCode(0).toString());
  }

  @Test
  void indentationCounts() {
    CodeText text = new CodeText().add("a".repeat(45)).mayBreak().add("b".repeat(54));
    assertEquals(1, text.toCode(0).toString().lines().count());
    assertEquals(2, text.toCode(4).toString().lines().count());
  }

  @Test
  void noLineOfAnExpressionIsTooLong() {
    long seed = System.nanoTime();
    RandomExpressions expressions = new RandomExpressions(new Random(seed));
    List<Local> locals =
        List.of(new Local("v0", Width.WORKING), new Local("hidden_12", Width.WORKING));
    ExpressionPrinter printer = new ExpressionPrinter(new RuntimeNames(Precision.DOUBLE));
    for (int round = 0; round < 300; round++) {
      Scalar value = expressions.draw(Width.WORKING, locals, 7);
      CodeText text = new CodeText().add("final double value = ");
      printer.print(value, text);
      // Printed by itself, a block has no imports; in a file the simple names stand.
      String code =
          text.add(";").toCode(4).toString().replaceAll("[a-z0-9.]+\\.(Elementary|Math)", "$1");
      code.lines().skip(1).forEach(line -> assertTrue(line.length() <= 96, seed + ": " + line));
    }
  }
}
