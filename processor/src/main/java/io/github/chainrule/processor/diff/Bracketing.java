package io.github.chainrule.processor.diff;

/**
 * How a chain of layer Jacobians is multiplied: the order that costs fewest multiplications, found
 * by the matrix-chain dynamic programme (Cormen et al., Introduction to Algorithms, 14.2).
 *
 * <p>Layer l maps widths[l − 1] inputs to widths[l] outputs. A sweep that takes a partial product
 * through one more layer, forward or in reverse, multiplies by its weights and applies its
 * activation's derivative to each row, so the derivative need not be multiplied into the weights
 * first.
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
   * @param split for {@link Step#PRODUCT}, the last layer of the left part
   */
  record Choice(Step step, int split, double multiplications) {}

  private final int[] widths;
  private final double[] derivativePerRow;
  private final Choice[][] choices;

  /**
   * Finds the cheapest order.
   *
   * @param widths the widths from the network's input to its output
   * @param derivativePerRow for each layer, by its index + 1, the multiplications that applying its
   *     activation's derivative to one row takes
   */
  Bracketing(int[] widths, double[] derivativePerRow) {
    this.widths = widths.clone();
    this.derivativePerRow = derivativePerRow.clone();
    int layers = widths.length - 1;
    choices = new Choice[layers + 1][layers + 1];
    for (int length = 1; length <= layers; length++) {
      for (int from = 0; from + length <= layers; from++) {
        choices[from][from + length] = cheapest(from, from + length);
      }
    }
  }

  /** The choice for the layers {@code from + 1} to {@code to}. */
  Choice choice(int from, int to) {
    return choices[from][to];
  }

  private Choice cheapest(int from, int to) {
    if (to == from + 1) {
      return new Choice(Step.LAYER, to, widths[from] * derivativePerRow[to]);
    }
    Choice best = better(reverse(from, to), forward(from, to));
    for (int split = from + 1; split < to; split++) {
      best = better(best, product(from, split, to));
    }
    return best;
  }

  private static Choice better(Choice a, Choice b) {
    return b.multiplications() < a.multiplications() ? b : a;
  }

  private Choice forward(int from, int to) {
    double cost = choices[from][to - 1].multiplications() + product(from, to - 1, to, 0);
    return new Choice(Step.FORWARD, to - 1, cost + widths[from] * derivativePerRow[to]);
  }

  private Choice reverse(int from, int to) {
    double cost = choices[from + 1][to].multiplications() + product(from, from + 1, to, 0);
    return new Choice(Step.REVERSE, from + 1, cost + widths[to] * derivativePerRow[from + 1]);
  }

  private Choice product(int from, int split, int to) {
    double parts = choices[from][split].multiplications() + choices[split][to].multiplications();
    return new Choice(Step.PRODUCT, split, product(from, split, to, parts));
  }

  private double product(int from, int split, int to, double parts) {
    return parts + (double) widths[from] * widths[split] * widths[to];
  }
}
