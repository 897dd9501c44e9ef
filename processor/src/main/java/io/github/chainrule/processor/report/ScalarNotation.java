package io.github.chainrule.processor.report;

import io.github.chainrule.processor.scalar.Definitions;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Typesets scalar expressions as a person would write them: e^v − 1 for {@code expm1}, ½ v² for the
 * product of v/√2 with itself. What is shown equals what is computed but for rounding.
 */
final class ScalarNotation {

  private final Function<Scalar.Symbol, Notation> symbols;

  /** A typesetter to which {@code symbols} says how a symbol is written. */
  ScalarNotation(Function<Scalar.Symbol, Notation> symbols) {
    this.symbols = symbols;
  }

  Notation of(Scalar node) {
    if (node instanceof Scalar.Constant constant) {
      Notation size = Numerals.constant(Math.abs(constant.value()));
      return constant.value() < 0 ? size.negated() : size;
    }
    if (node instanceof Scalar.Symbol symbol) {
      return symbols.apply(symbol);
    }
    return of((Scalar.Operation) node);
  }

  private Notation of(Scalar.Operation node) {
    List<Scalar> operands = node.operands();
    return switch (node.operator()) {
      case ADD, SUBTRACT, SUBTRACT_MAXIMUM, EXPM1 -> new Terms(this).add(node, 1).notation();
      case MULTIPLY, GATE, DAMP, NEGATE -> new Factors(this).multiply(node).notation();
      case DIVIDE -> Notation.fraction(of(operands.get(0)), of(operands.get(1)));
      case MAX, MIN, EXP, LOG, TANH, ERF -> call(node);
      case ABS -> Notation.absolute(of(operands.get(0)));
      case SIGN -> Notation.call("sgn", all(operands));
      case SIGMOID, LOGISTIC -> Notation.call("σ", all(operands));
      case SELECT -> cases(node);
      case LOG1P -> Notation.call("log", List.of(onePlus(operands.get(0))));
      case SOFTPLUS -> Notation.call("log", List.of(onePlusExp(operands.get(0))));
      case SOFTSIGN, GELU, GELU_SLOPE -> of(definition(node));
      case WIDEN -> of(operands.get(0));
    };
  }

  /** Whoever reads a formula knows what erf is, and does not know the runtime's functions. */
  private static Scalar definition(Scalar.Operation node) {
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    Scalar operand = node.operand(0);
    return Definitions.of(graph, node.operator(), graph.copy(operand, it -> null, operand.width()));
  }

  private List<Notation> all(List<Scalar> operands) {
    return operands.stream().map(this::of).toList();
  }

  private Notation call(Scalar.Operation node) {
    return Notation.call(node.operator().name().toLowerCase(Locale.ROOT), all(node.operands()));
  }

  Notation exp(Scalar operand) {
    return Notation.call("exp", List.of(of(operand)));
  }

  private Notation onePlus(Scalar operand) {
    return new Terms(this).add(1).add(operand, 1).notation();
  }

  private Notation onePlusExp(Scalar operand) {
    return new Terms(this).add(1).add(exp(operand), 1).notation();
  }

  /** Nested selections as one list of cases. */
  private Notation cases(Scalar.Operation selection) {
    List<Notation.Case> cases = new ArrayList<>();
    Scalar rest = selection;
    while (rest instanceof Scalar.Operation operation && operation.operator() == Operator.SELECT) {
      Notation condition = condition(operation);
      Scalar then = operation.operand(2);
      Scalar otherwise = operation.operand(3);
      while (isSelect(then) && then.operands().get(3) == otherwise) {
        condition = and(condition, condition((Scalar.Operation) then));
        then = then.operands().get(2);
      }
      cases.add(new Notation.Case(of(then), condition));
      rest = vanishes(operation, otherwise) ? null : otherwise;
    }
    return Notation.cases(cases, rest == null ? Notation.number("0") : of(rest));
  }

  private static boolean isSelect(Scalar node) {
    return node instanceof Scalar.Operation operation && operation.operator() == Operator.SELECT;
  }

  private static Notation and(Notation a, Notation b) {
    return Notation.atom(a.markup() + "<mtext>\u00A0and\u00A0</mtext>" + b.markup());
  }

  /** Whether what is selected otherwise is the size that has just been found not to exceed 0. */
  private static boolean vanishes(Scalar.Operation selection, Scalar otherwise) {
    return otherwise == selection.operand(0) && comparesSizeWithZero(selection);
  }

  private static boolean comparesSizeWithZero(Scalar.Operation selection) {
    return selection.operand(1).isConstant(0)
        && selection.operand(0) instanceof Scalar.Operation left
        && left.operator() == Operator.ABS;
  }

  private Notation condition(Scalar.Operation selection) {
    Scalar left = selection.operand(0);
    Scalar right = selection.operand(1);
    if (comparesSizeWithZero(selection)) {
      return Notation.relation(of(left.operands().get(0)), "≠", of(right));
    }
    return left instanceof Scalar.Constant
        ? Notation.relation(of(right), "<", of(left))
        : Notation.relation(of(left), ">", of(right));
  }
}
