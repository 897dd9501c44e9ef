package io.github.chainrule.processor.scalar;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A function that a user has written: its text, in one line, and what it means. Two of the same
 * text are equal.
 */
public final class Formula {

  /**
   * What came of a text.
   *
   * @param formula the formula; if there are mistakes, some other that has none
   */
  public record Reading(Formula formula, List<FormulaMistake> mistakes) {

    public Reading {
      mistakes = List.copyOf(mistakes);
    }
  }

  private final String text;
  private final Scalar expression;

  private Formula(String text, Scalar expression) {
    this.text = text;
    this.expression = expression;
  }

  /** Reads a formula of one pre-activation, which it has to depend on. */
  public static Reading ofActivation(String text) {
    return read(text, List.of(FormulaVariable.V), Set.of(FormulaVariable.V));
  }

  /** Reads a formula of one output and its target, which has to depend on the output. */
  public static Reading ofLoss(String text) {
    return read(
        text,
        List.of(FormulaVariable.Y, FormulaVariable.T, FormulaVariable.V),
        Set.of(FormulaVariable.Y, FormulaVariable.V));
  }

  private static Reading read(
      String text, List<FormulaVariable> variables, Set<FormulaVariable> needed) {
    FormulaParser parser = new FormulaParser(text, variables);
    Formula formula = new Formula(text.strip().replaceAll("\\s+", " "), parser.parse());
    List<FormulaMistake> mistakes = parser.mistakes();
    if (mistakes.isEmpty() && formula.variables().stream().noneMatch(needed::contains)) {
      mistakes = List.of(constant(variables.get(0)));
    }
    return mistakes.isEmpty()
        ? new Reading(formula, mistakes)
        : new Reading(read(variables.get(0).letter(), variables, needed).formula(), mistakes);
  }

  private static FormulaMistake constant(FormulaVariable variable) {
    String letter = variable.letter();
    return new FormulaMistake(
        1, "expected a function of " + letter + ", found the same for every " + letter);
  }

  /** The formula as it is written, with blanks for whatever spaces there are. */
  public String text() {
    return text;
  }

  /** The variables that it depends on. */
  public Set<FormulaVariable> variables() {
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    return ScalarGraph.reachable(List.of(in(graph, graph::symbol))).stream()
        .filter(Scalar.Symbol.class::isInstance)
        .map(symbol -> (FormulaVariable) ((Scalar.Symbol) symbol).leaf())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Writes the formula into a graph.
   *
   * @param values what the graph has for each variable
   */
  public Scalar in(ScalarGraph graph, Function<FormulaVariable, Scalar> values) {
    return graph.copy(
        expression,
        node ->
            node instanceof Scalar.Symbol symbol
                ? values.apply((FormulaVariable) symbol.leaf())
                : null,
        Width.WORKING);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Formula other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
