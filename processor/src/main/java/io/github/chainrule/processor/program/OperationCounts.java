package io.github.chainrule.processor.program;

/**
 * How many operations on numbers computing a program takes, for one sample.
 *
 * @param comparisons comparisons, selections, maxima, minima and absolute values
 * @param calls elementary functions
 */
public record OperationCounts(
    double multiplications, double additions, double divisions, double comparisons, double calls) {

  public static final OperationCounts NONE = new OperationCounts(0, 0, 0, 0, 0);

  public OperationCounts plus(OperationCounts other) {
    return new OperationCounts(
        multiplications + other.multiplications,
        additions + other.additions,
        divisions + other.divisions,
        comparisons + other.comparisons,
        calls + other.calls);
  }

  public OperationCounts times(double factor) {
    return new OperationCounts(
        multiplications * factor,
        additions * factor,
        divisions * factor,
        comparisons * factor,
        calls * factor);
  }

  /** Multiplications and additions, the work that grows with the number of parameters. */
  public double multiplicationsAndAdditions() {
    return multiplications + additions;
  }

  public double total() {
    return multiplicationsAndAdditions() + divisions + comparisons + calls;
  }
}
