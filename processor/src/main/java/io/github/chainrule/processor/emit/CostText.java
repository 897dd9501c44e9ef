package io.github.chainrule.processor.emit;

import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.program.OperationCounts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Operation counts in words. */
final class CostText {

  /** From here on, a number is written with an exponent. */
  private static final double LARGE = 1e15;

  private CostText() {}

  /** {@code 131 (64 multiplications, …), 240 without sharing}. */
  static String of(OperationCounter.Count count) {
    OperationCounts shared = count.shared();
    List<String> kinds = new ArrayList<>();
    add(kinds, shared.multiplications(), "multiplication");
    add(kinds, shared.additions(), "addition");
    add(kinds, shared.divisions(), "division");
    add(kinds, shared.comparisons(), "comparison");
    add(kinds, shared.calls(), "function call");
    String details = kinds.isEmpty() ? "" : " (" + String.join(", ", kinds) + ")";
    return count(shared.total())
        + details
        + ", or "
        + count(count.unshared())
        + " if nothing were shared";
  }

  private static void add(List<String> kinds, double number, String kind) {
    if (number > 0) {
      kinds.add(count(number) + " " + kind + (number == 1 ? "" : "s"));
    }
  }

  /** A whole number. */
  static String count(double number) {
    return number < LARGE ? String.format(Locale.ROOT, "%,d", (long) number) : rounded(number);
  }

  /** Two digits, the same on every JDK. */
  static String rounded(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    BigDecimal digits = new BigDecimal(number).round(new MathContext(2));
    return Literal.ofDouble(digits.doubleValue());
  }
}
