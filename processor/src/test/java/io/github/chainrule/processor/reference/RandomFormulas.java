package io.github.chainrule.processor.reference;

import io.github.chainrule.processor.report.Erf;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Writes formulas of everything that there is to write, each beside the same as a function of Java,
 * so that what a text means is computed without the parser. All are finite everywhere, and no
 * steeper than a difference quotient can follow.
 */
public final class RandomFormulas {

  private static final List<String> COMPARISONS = List.of("<", ">", "<=", ">=", "==", "!=");

  /** How tightly a text binds: what binds looser is put in parentheses. */
  private enum Binding {
    SELECTION,
    SUM,
    PRODUCT,
    SIGN,
    POWER,
    PRIMARY
  }

  /** A function of v, y and t, in this order. */
  public interface Function {
    double at(double... arguments);
  }

  /** A text and what it means. */
  public record Drawn(String text, Function function) {}

  private record Part(String text, Binding binding, Function function) {}

  private final SplittableRandom random;
  private final String variables;

  /**
   * A sequence of formulas.
   *
   * @param variables letters of "vyt", of which at least the first is used
   */
  public RandomFormulas(SplittableRandom random, String variables) {
    this.random = random;
    this.variables = variables;
  }

  /** The next formula; it depends on the first variable, and is bounded by about ten. */
  public Drawn draw(int depth) {
    Part first = variable(variables.charAt(0));
    Part rest = bounded(any(depth));
    Part all = sum("+", call("tanh", product("*", number("0.8"), first), Math::tanh), rest);
    return new Drawn(all.text, all.function);
  }

  private Part any(int depth) {
    if (depth == 0) {
      return random.nextInt(4) == 0 ? constant() : variable(letter());
    }
    Part a = any(depth - 1);
    Part b = any(random.nextInt(depth));
    return switch (random.nextInt(21)) {
      case 0 -> sum("+", a, b);
      case 1 -> sum("-", a, b);
      case 2 -> product("*", bounded(a), bounded(b));
      case 3 -> quotient(a, b);
      case 4 -> negative(a);
      case 5 -> power(bounded(a));
      case 6 -> root(a);
      case 7 -> selection(a, b, any(depth - 1), any(0));
      case 8 -> call("abs", a, Math::abs);
      case 9 -> call("min", a, b, Math::min);
      case 10 -> call("max", a, b, Math::max);
      case 11 -> clamp(a);
      case 12 -> call("sqrt", sum("+", constant(), call("abs", a, Math::abs)), Math::sqrt);
      case 13 -> call("exp", bounded(a), Math::exp);
      case 14 -> call("expm1", bounded(a), Math::expm1);
      case 15 -> call("log", sum("+", constant(), call("abs", a, Math::abs)), Math::log);
      case 16 -> call("log1p", call("abs", a, Math::abs), Math::log1p);
      case 17 -> trigonometric(a);
      case 18 -> call("sigmoid", a, value -> 1 / (1 + Math.exp(-value)));
      case 19 -> call("softplus", bounded(a), value -> Math.log1p(Math.exp(value)));
      default -> random.nextBoolean() ? call("relu", a, v -> Math.max(v, 0)) : sign(a);
    };
  }

  private Part trigonometric(Part a) {
    return switch (random.nextInt(4)) {
      case 0 -> call("sin", bounded(a), Math::sin);
      case 1 -> call("cos", bounded(a), Math::cos);
      case 2 -> call("tan", call("tanh", a, Math::tanh), Math::tan);
      default -> call("atan", a, Math::atan);
    };
  }

  private char letter() {
    return variables.charAt(random.nextInt(variables.length()));
  }

  private static Part variable(char letter) {
    int index = "vyt".indexOf(letter);
    return new Part(String.valueOf(letter), Binding.PRIMARY, at -> at[index]);
  }

  private static Part number(String digits) {
    double value = Double.parseDouble(digits);
    return new Part(digits, Binding.PRIMARY, at -> value);
  }

  private Part constant() {
    return switch (random.nextInt(8)) {
      case 0 -> new Part("pi", Binding.PRIMARY, at -> Math.PI);
      case 1 -> new Part("e", Binding.PRIMARY, at -> Math.E);
      case 2 -> new Part("1/2", Binding.PRODUCT, at -> 0.5);
      case 3 -> number(".25");
      case 4 -> number("15e-1");
      case 5 -> number("2.");
      default -> number(String.valueOf(1 + random.nextInt(3)));
    };
  }

  private String space() {
    return random.nextInt(3) == 0 ? "" : " ";
  }

  private static String within(Part part, Binding atLeast) {
    return part.binding.compareTo(atLeast) < 0 ? "(" + part.text + ")" : part.text;
  }

  private Part sum(String sign, Part a, Part b) {
    String text = within(a, Binding.SUM) + space() + sign + space() + within(b, Binding.PRODUCT);
    int factor = sign.equals("+") ? 1 : -1;
    return new Part(text, Binding.SUM, at -> a.function.at(at) + factor * b.function.at(at));
  }

  private Part product(String sign, Part a, Part b) {
    String text = within(a, Binding.PRODUCT) + space() + sign + space() + within(b, Binding.SIGN);
    return new Part(text, Binding.PRODUCT, at -> a.function.at(at) * b.function.at(at));
  }

  private Part quotient(Part a, Part b) {
    Part below = sum("+", number("1"), call("abs", b, Math::abs));
    String text =
        within(a, Binding.PRODUCT) + space() + "/" + space() + within(below, Binding.SIGN);
    return new Part(text, Binding.PRODUCT, at -> a.function.at(at) / below.function.at(at));
  }

  private Part negative(Part a) {
    return new Part("-" + within(a, Binding.SIGN), Binding.SIGN, at -> -a.function.at(at));
  }

  private Part power(Part a) {
    int exponent = 2 + random.nextInt(3);
    String text = within(a, Binding.PRIMARY) + space() + "^" + space() + exponent;
    return new Part(text, Binding.POWER, at -> Math.pow(a.function.at(at), exponent));
  }

  /** Of a base that is not near 0, where roots are steep. */
  private Part root(Part a) {
    double exponent = new double[] {0.5, 1.5, -0.7, -2}[random.nextInt(4)];
    Part base = sum("+", number("1"), call("abs", bounded(a), Math::abs));
    return new Part(
        "(" + base.text + ")^" + exponent,
        Binding.POWER,
        at -> Math.pow(base.function.at(at), exponent));
  }

  private Part selection(Part a, Part b, Part then, Part otherwise) {
    String sign = COMPARISONS.get(random.nextInt(COMPARISONS.size()));
    String condition = within(a, Binding.SUM) + space() + sign + space() + within(b, Binding.SUM);
    boolean isEnclosed = random.nextInt(4) == 0;
    String text =
        (isEnclosed ? "(" + condition + ")" : condition)
            + space()
            + "?"
            + space()
            + then.text
            + space()
            + ":"
            + space()
            + otherwise.text;
    return new Part(
        text,
        Binding.SELECTION,
        at ->
            holds(sign, a.function.at(at), b.function.at(at))
                ? then.function.at(at)
                : otherwise.function.at(at));
  }

  private static boolean holds(String sign, double a, double b) {
    return switch (sign) {
      case "<" -> a < b;
      case ">" -> a > b;
      case "<=" -> a <= b;
      case ">=" -> a >= b;
      case "==" -> a == b;
      default -> a != b;
    };
  }

  private Part clamp(Part a) {
    return new Part(
        "clamp(" + a.text + "," + space() + "-1.25," + space() + "2)",
        Binding.PRIMARY,
        at -> Math.min(Math.max(a.function.at(at), -1.25), 2));
  }

  private Part bounded(Part a) {
    return switch (random.nextInt(3)) {
      case 0 -> clamp(a);
      case 1 -> call("erf", clamp(a), Erf::of);
      default -> call("tanh", a, Math::tanh);
    };
  }

  private Part sign(Part a) {
    return product("*", call("sign", a, Math::signum), number("0.5"));
  }

  private static Part call(String name, Part a, DoubleUnaryOperator function) {
    return new Part(
        name + "(" + a.text + ")",
        Binding.PRIMARY,
        at -> function.applyAsDouble(a.function.at(at)));
  }

  private static Part call(String name, Part a, Part b, DoubleBinaryOperator function) {
    return new Part(
        name + "(" + a.text + ", " + b.text + ")",
        Binding.PRIMARY,
        at -> function.applyAsDouble(a.function.at(at), b.function.at(at)));
  }
}
