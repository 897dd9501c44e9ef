package io.github.chainrule.processor.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names that a formula may use, and the nearest to one that it may not. */
final class FormulaNames {

  /** What others call something that is called otherwise here. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "ln", "log",
          "signum", "sign",
          "sgn", "sign",
          "arctan", "atan",
          "logistic", "sigmoid",
          "pow", "^",
          "square", "^ 2");

  private final List<FormulaVariable> variables;

  FormulaNames(List<FormulaVariable> variables) {
    this.variables = variables;
  }

  /** The value of a variable or constant; null if there is none of that name. */
  Scalar value(String name, FormulaOperations operations) {
    for (FormulaVariable variable : variables) {
      if (variable.letter().equals(name)) {
        return operations.variable(variable);
      }
    }
    return switch (name) {
      case "pi" -> operations.number(Math.PI);
      case "e" -> operations.number(Math.E);
      default -> null;
    };
  }

  /** What may stand for a value, but for numbers, as words of a message. */
  String expected() {
    return String.join(", ", values()) + ", a function or (";
  }

  private List<String> values() {
    List<String> values = new ArrayList<>();
    variables.forEach(variable -> values.add(variable.letter()));
    values.addAll(List.of("pi", "e"));
    return values;
  }

  private static List<String> functions() {
    return Arrays.stream(FormulaFunction.values()).map(FormulaFunction::text).toList();
  }

  /** What to say of a name that means nothing. */
  String unknown(String name) {
    List<String> all = values();
    String expected = "expected " + String.join(", ", all) + " or a function";
    all.addAll(functions());
    return expected + ", found " + name + suggestion(name, all);
  }

  /** What to say of a function that is none. */
  String unknownFunction(String name) {
    return "expected a function, found " + name + suggestion(name, functions());
  }

  private static String suggestion(String name, List<String> known) {
    String simple = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String nearest = SYNONYMS.get(simple);
    int least = Math.max(1, simple.length() / 2);
    for (String candidate : nearest == null ? known : List.<String>of()) {
      int distance = distance(simple, candidate);
      if (distance < least || (distance == least && nearest == null)) {
        nearest = candidate;
        least = distance;
      }
    }
    return nearest == null ? "; known are " + String.join(", ", known) : did(nearest);
  }

  private static String did(String nearest) {
    return "; did you mean " + nearest + "?";
  }

  /** The fewest letters to put in, leave out, exchange or swap with the next. */
  private static int distance(String a, String b) {
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int step(int[][] rows, String a, String b, int i, int j) {
    boolean isSame = a.charAt(i - 1) == b.charAt(j - 1);
    int least = rows[i - 1][j - 1] + (isSame ? 0 : 1);
    least = Math.min(least, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    boolean isSwapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwapped ? Math.min(least, 1 + rows[i - 2][j - 2]) : least;
  }
}
