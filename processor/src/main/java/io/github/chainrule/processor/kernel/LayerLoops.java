package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what a very deep network computes for one layer after another into loops over the layers:
 * the code of thousands of layers that are all alike is that of one. So is that of layers that
 * repeat after a few others.
 *
 * <p>Each layer's statements begin at a comment. They can be repeated if they differ from those of
 * the layer before by constant distances in the same arrays, see {@link StatementPattern}. The
 * operations and their order stay the same.
 */
public final class LayerLoops {

  /** Layers repeat after at most so many. */
  private static final int LONGEST_PERIOD = 8;

  /** Fewer repetitions are as well written out. */
  private static final int FEWEST = 4;

  /**
   * A layer's statements.
   *
   * @param kind a number that segments of the same pattern share
   * @param isFree whether they can be in a loop: no other segment uses their variables, nor they
   *     those of others
   */
  private record Segment(
      List<Statement> statements, StatementPattern pattern, int kind, boolean isFree) {}

  /** From a segment on, some that repeat: the number of them, and how often they do. */
  private record Run(int start, int period, int repetitions) {

    int segments() {
      return period * repetitions;
    }

    boolean isWorthALoop() {
      return repetitions >= FEWEST;
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
    List<List<Statement>> parts = parts(body);
    List<StatementPattern> patterns = parts.stream().map(StatementPattern::new).toList();
    Set<Local> shared = new HashSet<>();
    patterns.forEach(pattern -> shared.addAll(pattern.others()));
    Map<List<Object>, Integer> kinds = new HashMap<>();
    List<Segment> segments = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      StatementPattern pattern = patterns.get(index);
      int next = kinds.size();
      int kind = kinds.computeIfAbsent(pattern.tokens(), tokens -> next);
      boolean isFree =
          pattern.isRepeatable()
              && pattern.others().isEmpty()
              && pattern.declared().stream().noneMatch(shared::contains);
      segments.add(new Segment(parts.get(index), pattern, kind, isFree));
    }
    return segments;
  }

  private static List<List<Statement>> parts(List<Statement> body) {
    List<List<Statement>> parts = new ArrayList<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.Remark || parts.isEmpty()) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(statement);
    }
    return parts;
  }

  private List<Statement> rolled() {
    List<Statement> result = new ArrayList<>();
    int index = 0;
    while (index < segments.size()) {
      Run run = longestRun(index);
      result.addAll(loop(run).orElseGet(() -> writtenOut(run)));
      index += run.segments();
    }
    return result;
  }

  private List<Statement> writtenOut(Run run) {
    List<Statement> result = new ArrayList<>();
    segments
        .subList(run.start(), run.start() + run.segments())
        .forEach(segment -> result.addAll(segment.statements()));
    return result;
  }

  /** The longest that is worth a loop, or else one segment. */
  private Run longestRun(int start) {
    Run longest = new Run(start, 1, 1);
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      Run run = new Run(start, period, repetitions(start, period));
      boolean isLonger = run.isWorthALoop() && run.segments() > longest.segments();
      longest = isLonger ? run : longest;
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
    Segment segment = segments.get(index);
    if (!segment.isFree() || index < start + period) {
      return segment.isFree();
    }
    return segment.kind() == segments.get(index - period).kind()
        && (index < start + 2 * period
            || distances(index, period).equals(distances(index - period, period)));
  }

  /** How far the elements of a segment are from those of the one a period before. */
  private List<Integer> distances(int index, int period) {
    List<Access> elements = segments.get(index).pattern().elements();
    List<Access> before = segments.get(index - period).pattern().elements();
    List<Integer> distances = new ArrayList<>();
    for (int place = 0; place < elements.size(); place++) {
      distances.add(elements.get(place).constant() - before.get(place).constant());
    }
    return distances;
  }

  /** A comment and the loop, unless there is none or it is too large for a method. */
  private Optional<List<Statement>> loop(Run run) {
    if (!run.isWorthALoop()) {
      return Optional.empty();
    }
    LoopVariable variable = new LoopVariable("layer");
    ScalarGraph graph = new ScalarGraph(Simplification.NONE);
    List<Statement> body = new ArrayList<>();
    for (int index = run.start(); index < run.start() + run.period(); index++) {
      Displacement displacement = new Displacement(graph, variable);
      List<Access> elements = segments.get(index).pattern().elements();
      if (!displacement.moves(elements, distances(index + run.period(), run.period()))) {
        return Optional.empty();
      }
      body.addAll(displacement.mutate(withoutRemark(segments.get(index))));
    }
    Statement.Loop loop = new Statement.Loop(variable, run.repetitions(), false, body);
    return budget.allows(Carrying.largestMethod(Atom.of(List.of(loop))))
        ? Optional.of(List.of(new Statement.Remark(remark(run)), loop))
        : Optional.empty();
  }

  private static List<Statement> withoutRemark(Segment segment) {
    return segment.statements().stream().filter(it -> !(it instanceof Statement.Remark)).toList();
  }

  private String remark(Run run) {
    List<String> texts = new ArrayList<>();
    for (int index = run.start(); index < run.start() + run.period(); index++) {
      texts.add(text(index));
    }
    String last = text(run.start() + run.segments() - 1);
    return String.join("; ", texts) + "; and so on until " + last;
  }

  private String text(int index) {
    return segments.get(index).statements().get(0) instanceof Statement.Remark remark
        ? remark.text()
        : "";
  }
}
