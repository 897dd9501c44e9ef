package io.github.chainrule.samples.benchmarks.widths;

/**
 * Which widths are measured, and how.
 *
 * @param from the first width
 * @param to the last width
 * @param samples the samples of a call of the forward pass
 * @param turns how many virtual machines measure each width, by turns
 */
record Range(int from, int to, int samples, int turns) {
  private static final Range ALL = new Range(1, 200, 1, 2);

  /**
   * Reads arguments such as {@code from=1 to=40 samples=32 turns=1}; what is left out is as usual.
   *
   * @throws IllegalArgumentException if one is none of these, or no widths are left
   */
  static Range of(String... args) {
    Range range = ALL;
    for (String arg : args) {
      range = range.with(arg);
    }
    if (range.from < 1 || range.to < range.from) {
      throw new IllegalArgumentException(
          "expected widths from 1 up, got " + range.from + " to " + range.to);
    }
    return range;
  }

  private Range with(String arg) {
    String[] parts = arg.split("=", 2);
    int value = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
    return switch (parts[0]) {
      case "from" -> new Range(value, to, samples, turns);
      case "to" -> new Range(from, value, samples, turns);
      case "samples" -> new Range(from, to, value, turns);
      case "turns" -> new Range(from, to, samples, value);
      default ->
          throw new IllegalArgumentException("expected from=, to=, samples= or turns=, got " + arg);
    };
  }

  /** The part of these widths from one on, of this many at most. */
  Range part(int first, int most) {
    return new Range(first, Math.min(to, first + most - 1), samples, turns);
  }

  /** These as arguments. */
  String[] toArguments() {
    return new String[] {"from=" + from, "to=" + to, "samples=" + samples, "turns=" + turns};
  }
}
