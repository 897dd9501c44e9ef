package io.github.chainrule.processor.scalar;

import io.github.chainrule.processor.scalar.FormulaScanner.Kind;
import io.github.chainrule.processor.scalar.FormulaScanner.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses the text of a formula by recursive descent, a method a level of precedence, from the
 * loosest: {@code ? :}, comparisons, {@code + -}, {@code * /}, a minus before, {@code ^}.
 *
 * <p>What stands where it cannot ends the parse; a name that is not known, or a function's wrong
 * number of arguments, does not, so that all of these are told at once.
 */
final class FormulaParser {

  private static final Set<String> COMPARISONS = Set.of("<", ">", "<=", ">=", "==", "!=");

  /** What to say of signs that mean something in other languages. */
  private static final Map<String, String> HINTS =
      Map.of(
          "**", "; a power is ^",
          "=", "; equality is ==",
          "&&", "; conditions are put together as a > b ? c > d ? 1 : 0 : 0",
          "||", "; conditions are put together as a > b ? 1 : c > d ? 1 : 0");

  /** No formula of a person is nested as deeply, and each level takes a piece of the stack. */
  private static final int DEEPEST = 100;

  /** Ends a parse; what it is about is among the mistakes. */
  private static final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Halt() {
      super(null, null, false, false);
    }
  }

  /** What a part of a formula is worth: a number, or the truth of a comparison. */
  private sealed interface Part {}

  private record Value(Scalar scalar) implements Part {}

  private record Comparison(Token sign, Scalar a, Scalar b) implements Part {}

  private final FormulaOperations operations = new FormulaOperations();
  private final FormulaNames names;
  private final List<Token> tokens;
  private final List<FormulaMistake> mistakes = new ArrayList<>();
  private int at;
  private int depth;

  FormulaParser(String text, List<FormulaVariable> variables) {
    this.tokens = FormulaScanner.scan(text);
    this.names = new FormulaNames(variables);
  }

  /** The expression; of no meaning if there are mistakes. */
  Scalar parse() {
    try {
      Part part = selection();
      if (peek().kind() != Kind.END) {
        throw afterValue("an operator or the end");
      }
      return number(part);
    } catch (Halt halted) {
      return operations.number(0);
    }
  }

  /** What was found wrong, in the order of the text. */
  List<FormulaMistake> mistakes() {
    return mistakes.stream().sorted(Comparator.comparingInt(FormulaMistake::column)).toList();
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    return tokens.get(at++);
  }

  private boolean accept(String sign) {
    boolean isThere = peek().is(sign);
    at += isThere ? 1 : 0;
    return isThere;
  }

  private void note(Token place, String text) {
    mistakes.add(new FormulaMistake(place.column(), text));
  }

  private Halt halt(Token place, String text) {
    note(place, text);
    return new Halt();
  }

  private Halt expected(String what) {
    return halt(peek(), "expected " + what + ", found " + peek().found());
  }

  /** Something follows a number that cannot. */
  private Halt afterValue(String expected) {
    Token found = peek();
    boolean isValue = found.kind() == Kind.NUMBER || found.kind() == Kind.NAME || found.is("(");
    String hint = isValue ? "; a product needs *" : HINTS.getOrDefault(found.text(), "");
    return halt(found, "expected " + expected + ", found " + found.found() + hint);
  }

  private Scalar number(Part part) {
    if (part instanceof Comparison comparison) {
      throw halt(
          comparison.sign(),
          "expected a number, found a comparison; a > b ? 1 : 0 makes a number of one");
    }
    return ((Value) part).scalar();
  }

  private void descend() {
    if (++depth > DEEPEST) {
      throw halt(peek(), "expected at most " + DEEPEST + " levels of nesting, found more");
    }
  }

  private Part selection() {
    descend();
    Part part = comparison();
    if (peek().is("?")) {
      part = new Value(selected(part));
    }
    depth--;
    return part;
  }

  private Scalar selected(Part condition) {
    Token mark = next();
    if (!(condition instanceof Comparison comparison)) {
      throw halt(mark, "expected a comparison before ?, found a number");
    }
    Scalar then = number(selection());
    if (!accept(":")) {
      throw afterValue("an operator or : and what holds otherwise");
    }
    Scalar otherwise = number(selection());
    return operations.select(
        comparison.sign().text(), comparison.a(), comparison.b(), then, otherwise);
  }

  private Part comparison() {
    Part part = sum();
    while (COMPARISONS.contains(peek().text())) {
      Token sign = next();
      Scalar left = number(part);
      part = new Comparison(sign, left, number(sum()));
    }
    return part;
  }

  private Part sum() {
    Part part = product();
    while (peek().is("+") || peek().is("-")) {
      Operator operator = next().is("+") ? Operator.ADD : Operator.SUBTRACT;
      part = new Value(operations.apply(operator, number(part), number(product())));
    }
    return part;
  }

  private Part product() {
    Part part = signed();
    while (peek().is("*") || peek().is("/")) {
      Operator operator = next().is("*") ? Operator.MULTIPLY : Operator.DIVIDE;
      part = new Value(operations.apply(operator, number(part), number(signed())));
    }
    return part;
  }

  private Part signed() {
    if (!accept("-")) {
      return power();
    }
    descend();
    Scalar operand = number(signed());
    depth--;
    return new Value(operations.apply(Operator.NEGATE, operand));
  }

  private Part power() {
    Part base = primary();
    if (!accept("^")) {
      return base;
    }
    Token place = peek();
    descend();
    Scalar exponent = number(signed());
    depth--;
    return new Value(power(number(base), exponent, place));
  }

  private Scalar power(Scalar base, Scalar exponent, Token place) {
    if (!(exponent instanceof Scalar.Constant constant)) {
      note(place, "expected a constant exponent, found one of variables; a^b is exp(b * log(a))");
      return base;
    }
    boolean isTooHigh = Math.abs(constant.value()) > Powers.HIGHEST;
    if (isTooHigh || Double.isNaN(constant.value())) {
      note(
          place,
          "expected an exponent of at most " + Powers.HIGHEST + ", found " + constant.value());
      return base;
    }
    return operations.power(base, constant);
  }

  private Part primary() {
    Token token = peek();
    if (token.kind() == Kind.NUMBER) {
      return new Value(operations.number(Double.parseDouble(next().text())));
    }
    if (token.kind() == Kind.NAME) {
      next();
      return new Value(peek().is("(") ? call(token) : named(token));
    }
    if (!accept("(")) {
      throw expected("a number, " + names.expected());
    }
    Part part = selection();
    if (!accept(")")) {
      throw afterValue("an operator or )");
    }
    return part;
  }

  private Scalar named(Token name) {
    Scalar value = names.value(name.text(), operations);
    if (value == null) {
      if (FormulaFunction.of(name.text()) != null) {
        throw expected("( after " + name.text());
      }
      note(name, names.unknown(name.text()));
      return operations.number(1);
    }
    return value;
  }

  private Scalar call(Token name) {
    FormulaFunction function = FormulaFunction.of(name.text());
    if (function == null && names.value(name.text(), operations) != null) {
      throw afterValue("an operator");
    }
    if (function == null) {
      note(name, names.unknownFunction(name.text()));
    }
    next();
    List<Scalar> arguments = arguments();
    if (function == null) {
      return operations.number(1);
    }
    if (arguments.size() != function.arity()) {
      note(name, arity(function, arguments.size()));
      return operations.number(1);
    }
    return function.apply(operations, arguments);
  }

  private static String arity(FormulaFunction function, int found) {
    String arguments = function.arity() == 1 ? "1 argument" : function.arity() + " arguments";
    return "expected " + arguments + " of " + function.text() + ", found " + found;
  }

  private List<Scalar> arguments() {
    List<Scalar> arguments = new ArrayList<>();
    if (accept(")")) {
      return arguments;
    }
    do {
      arguments.add(number(selection()));
    } while (accept(","));
    if (!accept(")")) {
      throw afterValue("an operator, a comma or )");
    }
    return arguments;
  }
}
