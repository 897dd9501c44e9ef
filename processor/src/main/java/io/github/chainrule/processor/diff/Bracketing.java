package io.github.chainrule.processor.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a chain of layer Jacobians is multiplied.
 *
 * <p>Layer l maps widths[l − 1] inputs to widths[l] outputs. A sweep that takes a partial product
 * through one more layer, forward or in reverse, multiplies by its weights and applies its
 * activation's derivative to each row, so the derivative need not be multiplied into the weights
 * first.
 *
 * <p>Up to {@link CheapestOrder#LAYERS} layers, the order is the one that costs fewest
 * multiplications. Finding that takes the cube of the number of layers, so a longer chain is first
 * cut at its narrowest width if that is inside, and swept from the narrower end if not, until what
 * is left is short enough. To do so all the way takes at most twice the fewest multiplications
 * (Chandra, Computing matrix chain products in near-optimal time, 1975).
 */
final class Bracketing {

  /** What the product of the layers {@code from + 1} to {@code to} is made of. */
  enum Step {
    /** One layer alone. */
    LAYER,
    /** All but the last, then forward through the last. */
    FORWARD,
    /** All but the first, then in reverse through the first. */
    REVERSE,
    /** Two partial products. */
    PRODUCT
  }

  /**
   * One partial product.
   *
   * @param split the last layer of the left part; of a single layer, that layer
   */
  record Choice(Step step, int split, double multiplications) {}

  /** The layers {@code from + 1} to {@code to}. */
  record Span(int from, int to) {

    int layers() {
      return to - from;
    }
  }

  private final int[] widths;
  private final JacobianCosts costs;
  private final Map<Span, Choice> choices = new HashMap<>();
  private final List<Span> parts = new ArrayList<>();

  /**
   * Finds an order.
   *
   * @param widths the widths from the network's input to its output
   * @param derivativePerRow for each layer, by its index + 1, the multiplications that applying its
   *     activation's derivative to one row takes
   */
  Bracketing(int[] widths, double[] derivativePerRow) {
    this.widths = widths.clone();
    this.costs = new JacobianCosts(widths, derivativePerRow);
    Deque<Span> pending = new ArrayDeque<>(List.of(all()));
    while (!pending.isEmpty()) {
      Span span = pending.pop();
      if (span.layers() > CheapestOrder.LAYERS) {
        choices.put(span, nearlyCheapest(span));
        parts.add(span);
        partsOf(span).forEach(pending::push);
      } else {
        addCheapest(span);
      }
    }
    Collections.reverse(parts);
    parts.forEach(this::count);
  }

  /** All layers. */
  Span all() {
    return new Span(0, widths.length - 1);
  }

  /** The partial products in the order of their computation, from the inputs on; all is last. */
  List<Span> parts() {
    return parts;
  }

  /** How one of the partial products is made. */
  Choice choice(Span part) {
    return choices.get(part);
  }

  /** The partial products that one is made of: one or two, but for a layer alone. */
  List<Span> partsOf(Span span) {
    Choice choice = choices.get(span);
    Span left = new Span(span.from(), choice.split());
    Span right = new Span(choice.split(), span.to());
    return switch (choice.step()) {
      case LAYER -> List.of();
      case FORWARD -> List.of(left);
      case REVERSE -> List.of(right);
      case PRODUCT -> List.of(left, right);
    };
  }

  private void addCheapest(Span all) {
    CheapestOrder order = new CheapestOrder(costs, all);
    Deque<Span> pending = new ArrayDeque<>(List.of(all));
    while (!pending.isEmpty()) {
      Span span = pending.pop();
      choices.put(span, order.choice(span));
      parts.add(span);
      partsOf(span).forEach(pending::push);
    }
  }

  /** What such a choice costs is not known before its parts are chosen. */
  private Choice nearlyCheapest(Span span) {
    int narrowest = span.to();
    for (int layer = span.to() - 1; layer >= span.from(); layer--) {
      narrowest = widths[layer] < widths[narrowest] ? layer : narrowest;
    }
    if (narrowest == span.to()) {
      return new Choice(Step.REVERSE, span.from() + 1, Double.NaN);
    }
    return narrowest == span.from()
        ? new Choice(Step.FORWARD, span.to() - 1, Double.NaN)
        : new Choice(Step.PRODUCT, narrowest, Double.NaN);
  }

  private void count(Span span) {
    Choice choice = choices.get(span);
    if (Double.isNaN(choice.multiplications())) {
      double cost = 0;
      for (Span part : partsOf(span)) {
        cost += choices.get(part).multiplications();
      }
      cost += costs.of(choice.step(), span, choice.split());
      choices.put(span, new Choice(choice.step(), choice.split(), cost));
    }
  }
}
