package io.github.chainrule.exchange.export;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the formula of a layer by the compiler's own parser. */
final class FormulaOfText {
  private final Map<Scalar, Formula> known = new HashMap<>();

  private FormulaOfText() {}

  /**
   * The formula of a text.
   *
   * @throws IllegalArgumentException if it has a function that no other framework has
   */
  static Formula of(String text) {
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    io.github.chainrule.processor.scalar.Formula.Reading reading =
        io.github.chainrule.processor.scalar.Formula.ofActivation(text);
    if (!reading.mistakes().isEmpty()) {
      throw new IllegalArgumentException("the formula '" + text + "' is not understood");
    }
    Scalar root = reading.formula().in(graph, graph::symbol);
    FormulaOfText formulas = new FormulaOfText();
    for (Scalar node : ScalarGraph.reachable(List.of(root))) {
      formulas.known.put(node, formulas.of(node));
    }
    return formulas.known.get(root);
  }

  private Formula of(Scalar node) {
    if (node instanceof Scalar.Constant constant) {
      return number(constant.value());
    }
    if (!(node instanceof Scalar.Operation operation)) {
      return V;
    }
    Formula[] x = operation.operands().stream().map(known::get).toArray(Formula[]::new);
    return switch (operation.operator()) {
      case NEGATE -> call(Function.NEGATE, x);
      case ADD -> call(Function.ADD, x);
      case SUBTRACT, SUBTRACT_MAXIMUM -> call(Function.SUBTRACT, x);
      case MULTIPLY, GATE, DAMP -> call(Function.MULTIPLY, x);
      case DIVIDE -> call(Function.DIVIDE, x);
      case MAX -> call(Function.MAX, x);
      case MIN -> call(Function.MIN, x);
      case ABS -> call(Function.ABS, x);
      case SIGN -> call(Function.SIGN, x);
      case SELECT -> call(Function.IF_POSITIVE, call(Function.SUBTRACT, x[0], x[1]), x[2], x[3]);
      case SELECT_AT_LEAST ->
          call(Function.IF_POSITIVE, call(Function.SUBTRACT, x[1], x[0]), x[3], x[2]);
      case EXP -> call(Function.EXP, x);
      case EXPM1 -> call(Function.EXPM1, x);
      case LOG -> call(Function.LOG, x);
      case LOG1P -> call(Function.LOG, call(Function.ADD, x[0], number(1)));
      case TANH -> call(Function.TANH, x);
      case SIGMOID, LOGISTIC -> call(Function.SIGMOID, x);
      case SOFTPLUS -> call(Function.SOFTPLUS, x);
      case ERF -> call(Function.ERF, x);
      case SQRT -> call(Function.SQRT, x);
      case SIN -> call(Function.SIN, x);
      case COS -> call(Function.COS, x);
      case TAN -> call(Function.DIVIDE, call(Function.SIN, x), call(Function.COS, x));
      case ATAN -> call(Function.ATAN, x);
      case POW -> call(Function.POWER, x);
      case SOFTSIGN -> NamedActivations.formulaOf(Activation.SOFTSIGN).after(x[0]);
      case GELU -> NamedActivations.formulaOf(Activation.GELU).after(x[0]);
      case WIDEN -> x[0];
      case GELU_SLOPE -> throw new IllegalArgumentException("a derivative in a formula");
    };
  }
}
