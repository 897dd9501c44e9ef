package io.github.chainrule.exchange.formula;

import io.github.chainrule.exchange.formula.Formula.Call;
import java.util.List;
import java.util.stream.Collectors;

/** Prints formulas in the language of {@code formula} elements, with no parenthesis too many. */
public final class FormulaText {
  private static final int CONDITION = 0;
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGNED = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private FormulaText() {}

  public static String of(Formula formula) {
    return print(formula, CONDITION);
  }

  private static String print(Formula formula, int around) {
    String text;
    int own;
    if (formula instanceof Formula.Constant number) {
      text = number(number.value());
      own = number.value() < 0 ? SIGNED : ATOM;
    } else if (formula instanceof Call call) {
      text = call(call);
      own = precedence(call.function());
    } else {
      return "v";
    }
    return own < around ? "(" + text + ")" : text;
  }

  /** The shortest text that is the same number, of a float where the number is one. */
  private static String number(double value) {
    double shortest = value == (float) value ? Double.parseDouble("" + (float) value) : value;
    boolean whole = shortest == Math.rint(shortest) && Math.abs(shortest) < 1e7;
    return whole ? "" + (long) shortest : "" + shortest;
  }

  private static int precedence(Function function) {
    return switch (function) {
      case IF_POSITIVE -> CONDITION;
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE -> PRODUCT;
      case NEGATE -> SIGNED;
      case POWER -> POWER;
      default -> ATOM;
    };
  }

  private static String call(Call call) {
    List<Formula> x = call.arguments();
    return switch (call.function()) {
      case ADD -> print(x.get(0), SUM) + " + " + print(x.get(1), PRODUCT);
      case SUBTRACT -> print(x.get(0), SUM) + " - " + print(x.get(1), PRODUCT);
      case MULTIPLY -> print(x.get(0), PRODUCT) + " * " + print(x.get(1), SIGNED);
      case DIVIDE -> print(x.get(0), PRODUCT) + " / " + print(x.get(1), SIGNED);
      case NEGATE -> "-" + print(x.get(0), SIGNED);
      case POWER -> print(x.get(0), ATOM) + "^" + print(x.get(1), ATOM);
      case IF_POSITIVE ->
          print(x.get(0), SUM)
              + " > 0 ? "
              + print(x.get(1), SUM)
              + " : "
              + print(x.get(2), CONDITION);
      default ->
          x.stream()
              .map(argument -> print(argument, CONDITION))
              .collect(Collectors.joining(", ", call.function().text() + "(", ")"));
    };
  }
}
