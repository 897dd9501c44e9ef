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

  /**
   * A layer's statements.
   *
   * @param kind a number that segments of the same pattern share
   * @param isFree whether they can be in a loop: no other segment uses their variables, nor they
   *     those of others
   * @param places the constants of the pattern's elements
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by no one.
  private record Segment(
      List<Statement> statements, StatementPattern pattern, int kind, boolean isFree, int[] places)
      implements Repeatable<Segment> {

    @Override
    public boolean isLike(Segment other) {
      return kind == other.kind;
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
      int[] places = pattern.elements().stream().mapToInt(Access::constant).toArray();
      segments.add(new Segment(parts.get(index), pattern, kind, isFree, places));
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
    for (Run run : Run.all(segments)) {
      result.addAll(loop(run).orElseGet(() -> writtenOut(run)));
    }
    return result;
  }

  private List<Statement> writtenOut(Run run) {
    List<Statement> result = new ArrayList<>();
    segments
        .subList(run.start(), run.start() + run.layers())
        .forEach(segment -> result.addAll(segment.statements()));
    return result;
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
      if (!displacement.moves(elements, run.distances(segments, index))) {
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
    String last = text(run.start() + run.layers() - 1);
    return String.join("; ", texts) + "; and so on until " + last;
  }

  private String text(int index) {
    return segments.get(index).statements().get(0) instanceof Statement.Remark remark
        ? remark.text()
        : "";
  }
}
