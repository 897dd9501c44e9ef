package io.github.chainrule.processor.emit;

import static java.util.stream.Collectors.joining;

import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Leaves;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.ValueName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Explains the names of a generated class's arrays and variables, those that occur, at the example
 * of layer 2.
 */
final class Glossary {

  /** A layer to show names by. */
  private static final int EXAMPLE = 2;

  /** What a name stands for. */
  private enum Term {
    PRE_ACTIVATION,
    FORWARD_STEP,
    OUTPUT,
    DELTA,
    DELTA_STEP,
    DELTA_FROM,
    ADJOINT,
    PRE_TANGENT,
    TANGENT,
    TANGENT_STEP,
    LOSS,
    LOSS_STEP,
    LAYERS,
    CARRIER,
    LETTER,
    SLIDE,
    BLOCK,
    ROW
  }

  private final Map<Term, Set<String>> found = new EnumMap<>(Term.class);
  private final String derived;
  private boolean hasTiles;

  private Glossary(String derived) {
    this.derived = derived;
  }

  /**
   * Looks up the names that a class uses.
   *
   * @param derived what its derivatives are of
   */
  static Glossary of(String derived, EvaluatorCode code) {
    KernelGroup group = code.kernels();
    Optional<TileGroup> tiles = code.tiles();
    Glossary glossary = new Glossary(derived);
    group.workspace().stream().map(KernelArray::value).forEach(glossary::add);
    for (Kernel kernel : group.kernels()) {
      glossary.addLocals(kernel.body());
    }
    tiles.ifPresent(it -> it.workspace().stream().map(Tile::of).forEach(glossary::add));
    glossary.hasTiles = tiles.isPresent();
    return glossary;
  }

  private void addLocals(List<Statement> statements) {
    Leaves.statements(
        statements, statement -> statement.declared().forEach(local -> add(local.of())));
  }

  private void add(ValueName name) {
    switch (name.use()) {
      case VALUE -> {}
      case SLIDE -> find(Term.SLIDE, name.text());
      case BLOCK -> find(Term.BLOCK, name.text());
      case ROW -> find(Term.ROW, name.text());
      case LAYERS -> find(Term.LAYERS, name.text());
      case CARRIER -> find(Term.CARRIER, name.text());
    }
    if (name.quantity() != ValueName.Quantity.GIVEN) {
      find(term(name), example(name).text());
      if (name.variant() > 0) {
        find(Term.LETTER, name.numbered());
      }
    }
  }

  private static Term term(ValueName name) {
    boolean isStep = !name.step().isEmpty();
    return switch (name.quantity()) {
      case GIVEN -> throw new IllegalArgumentException(name.text());
      case PRE_ACTIVATION -> Term.PRE_ACTIVATION;
      case FORWARD_STEP -> Term.FORWARD_STEP;
      case OUTPUT -> Term.OUTPUT;
      case DELTA -> isStep ? Term.DELTA_STEP : Term.DELTA;
      case LOSS_DELTA, SEED_DELTA -> Term.DELTA_FROM;
      case ADJOINT -> Term.ADJOINT;
      case PRE_TANGENT -> Term.PRE_TANGENT;
      case TANGENT -> isStep ? Term.TANGENT_STEP : Term.TANGENT;
      case LOSS -> isStep ? Term.LOSS_STEP : Term.LOSS;
    };
  }

  /** The name that the same value of the example's layer has. */
  private static ValueName example(ValueName name) {
    int layer = name.layer() == ValueName.NO_LAYER ? ValueName.NO_LAYER : EXAMPLE;
    return ValueName.of(name.quantity(), name.step(), layer);
  }

  private void find(Term term, String name) {
    found.computeIfAbsent(term, it -> new TreeSet<>()).add(name);
  }

  /** A paragraph, empty if there is nothing to explain. */
  String text() {
    List<String> terms = new ArrayList<>();
    term(terms, Term.PRE_ACTIVATION, "the pre-activations");
    term(terms, Term.FORWARD_STEP, "steps from there to the outputs");
    term(terms, Term.OUTPUT, "the outputs");
    term(terms, Term.DELTA, "the derivatives of " + derived + " by the pre-activations");
    term(terms, Term.DELTA_STEP, "a step to them");
    term(terms, Term.DELTA_FROM, "these from the loss, or from dE/dy");
    term(terms, Term.ADJOINT, "the derivatives of " + derived + " by the outputs");
    term(
        terms,
        Term.PRE_TANGENT,
        "the derivatives of the pre-activations by what comes before, or in the direction v");
    term(terms, Term.TANGENT, "those of the outputs");
    term(terms, Term.TANGENT_STEP, "a step to them");
    term(terms, Term.LOSS, "E");
    term(terms, Term.LOSS_STEP, "steps to it");
    if (terms.isEmpty()) {
      return "";
    }
    String text = "In the code, of layer 2: " + String.join("; ", terms) + ".";
    if (found.containsKey(Term.LAYERS)) {
      text += " Those of many layers are one after another, in " + code(first(Term.LAYERS)) + ".";
    }
    if (found.containsKey(Term.CARRIER)) {
      text += " What a method hands on to the next is in " + code(first(Term.CARRIER)) + ".";
    }
    if (found.containsKey(Term.LETTER)) {
      text += " A letter at the end, as in " + code(first(Term.LETTER)) + ", makes another step.";
    }
    if (found.containsKey(Term.SLIDE)) {
      text += " What a loop hands on to the next is in " + code(first(Term.SLIDE)) + ".";
    }
    if (found.containsKey(Term.BLOCK)) {
      text += " What is about to be copied to its place is in " + code(first(Term.BLOCK)) + ".";
    }
    if (found.containsKey(Term.ROW)) {
      text += " A sample's own numbers are copied to " + code(first(Term.ROW)) + ".";
    }
    return hasTiles ? text + " {@code h2Tile} is {@code h2} of many samples, and so on." : text;
  }

  private String first(Term term) {
    return found.get(term).iterator().next();
  }

  private void term(List<String> terms, Term term, String meaning) {
    if (found.containsKey(term)) {
      String names = found.get(term).stream().map(Glossary::code).collect(joining(", "));
      terms.add(names + ": " + meaning);
    }
  }

  private static String code(String name) {
    return "{@code " + name + "}";
  }
}
