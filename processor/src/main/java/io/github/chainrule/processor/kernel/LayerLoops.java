package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns what a very deep network computes for one layer after another into loops over the layers:
 * the code of thousands of layers that are all alike is that of one. So is that of layers that
 * repeat after a few others.
 *
 * <p>Each layer's statements begin at a comment. They can be repeated if they differ from those of
 * the layer before by constant distances in the same arrays, see {@link StatementPattern}.
 */
public final class LayerLoops {

  /** Layers repeat after at most so many. */
  private static final int LONGEST_PERIOD = 8;

  /** Fewer repetitions are as well written out. */
  private static final int FEWEST = 4;

  /** A layer's statements, and what they have in common with others'. */
  private record Segment(List<Statement> statements, StatementPattern pattern, boolean isFree) {}

  /** Some layers that repeat: the number of them, and how often they do. */
  private record Run(int period, int repetitions) {

    int segments() {
      return period * repetitions;
    }
  }

  private final SizeBudget budget;
  private final List<Segment> segments;

  private LayerLoops(List<Statement> body, SizeBudget budget) {
    this.budget = budget;
    this.segments = segments(body);
  }

  /** A group that computes the same, in loops where layers repeat that fit into a method. */
  public static KernelGroup roll(KernelGroup group, SizeBudget budget) {
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel : group.kernels()) {
      kernels.add(kernel.with(new LayerLoops(kernel.body(), budget).rolled()));
    }
    return new KernelGroup(group.workspace(), kernels);
  }

  private static List<Segment> segments(List<Statement> body) {
    List<List<Statement>> parts = new ArrayList<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.Remark || parts.isEmpty()) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(statement);
    }
    List<StatementPattern> patterns = parts.stream().map(StatementPattern::new).toList();
    Set<Local> shared = new HashSet<>();
    patterns.forEach(pattern -> shared.addAll(pattern.others()));
    List<Segment> segments = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      StatementPattern pattern = patterns.get(index);
      boolean isFree =
          pattern.isRepeatable()
              && pattern.others().isEmpty()
              && pattern.declared().stream().noneMatch(shared::contains);
      segments.add(new Segment(parts.get(index), pattern, isFree));
    }
    return segments;
  }

  private List<Statement> rolled() {
    List<Statement> result = new ArrayList<>();
    int index = 0;
    while (index < segments.size()) {
      Run run = longestRun(index);
      List<Statement> loop = run.repetitions() < FEWEST ? List.of() : loop(index, run);
      if (loop.isEmpty()) {
        result.addAll(segments.get(index).statements());
        index++;
      } else {
        result.addAll(loop);
        index += run.segments();
      }
    }
    return result;
  }

  private Run longestRun(int start) {
    Run longest = new Run(1, 1);
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      Run run = new Run(period, repetitions(start, period));
      boolean isWorth = run.repetitions() >= FEWEST;
      longest = isWorth && run.segments() > longest.segments() ? run : longest;
    }
    return longest;
  }

  private int repetitions(int start, int period) {
    int end = start;
    while (end < segments.size() && continues(start, end, period)) {
      end++;
    }
    return (end - start) / period;
  }

  /** Whether a segment is like that of one period before and as far from it as those before. */
  private boolean continues(int start, int index, int period) {
    if (!segments.get(index).isFree()) {
      return false;
    }
    if (index < start + period) {
      return true;
    }
    boolean isLike =
        segments.get(index).pattern().isLike(segments.get(index - period).pattern());
    return isLike
        && (index < start + 2 * period
            || distances(index, period).equals(distances(index - period, period)));
  }

  /** How far the elements of a segment are from those of the one a period before. */
  private List<Integer> distances(int index, int period) {
    List<Integer> places = segments.get(index).pattern().places();
    List<Integer> before = segments.get(index - period).pattern().places();
    List<Integer> distances = new ArrayList<>();
    for (int place = 0; place < places.size(); place++) {
      distances.add(places.get(place) - before.get(place));
    }
    return distances;
  }

  /** A comment and the loop, nothing if it is too large. */
  private List<Statement> loop(int start, Run run) {
    LoopVariable variable = new LoopVariable("layer");
    ScalarGraph graph = new ScalarGraph(Simplification.NONE);
    List<Statement> body = new ArrayList<>();
    for (int index = start; index < start + run.period(); index++) {
      List<Integer> strides = distances(index + run.period(), run.period());
      body.addAll(new Displacement(graph, variable, strides).of(segments.get(index).statements()));
    }
    Statement.Loop loop = new Statement.Loop(variable, run.repetitions(), false, body);
    boolean fits = budget.allows(Carrying.largestMethod(Atom.of(List.of(loop))));
    return fits ? List.of(new Statement.Remark(remark(start, run)), loop) : List.of();
  }

  private String remark(int start, Run run) {
    List<String> texts = new ArrayList<>();
    for (int index = start; index < start + run.period(); index++) {
      texts.add(text(index));
    }
    return String.join("; ", texts) + "; and so on until " + text(start + run.segments() - 1);
  }

  private String text(int index) {
    return segments.get(index).statements().get(0) instanceof Statement.Remark remark
        ? remark.text()
        : "";
  }
}
