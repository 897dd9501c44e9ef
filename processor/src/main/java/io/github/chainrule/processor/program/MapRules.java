package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Brings element-wise maps into their normal form: each operand once and used, constants within the
 * expression, and a map that keeps the zeros beside a diagonal a diagonal itself.
 */
final class MapRules {

  private final Graph graph;

  MapRules(Graph graph) {
    this.graph = graph;
  }

  Node map(Scalar template, Width width, List<Node> operands) {
    Shape shape = Shape.spread(operands);
    List<Node> used = new ArrayList<>();
    Scalar normal = withoutUnused(merged(template, operands, used), used);
    if (normal instanceof Scalar.Constant constant) {
      return graph.constant(shape, width, constant.value());
    }
    Node node =
        normal == graph.argument(0) && used.get(0).width() == width
            ? used.get(0)
            : mapOrDiagonal(normal, width, used);
    return graph.broadcast(node, shape);
  }

  /**
   * Puts constants into the expression and equal operands together, adding those to {@code used}.
   */
  private Scalar merged(Scalar template, List<Node> operands, List<Node> used) {
    Map<Node, Scalar> symbols = new HashMap<>();
    return replaceArguments(
        template,
        index -> {
          Node operand = operands.get(index);
          if (operand instanceof Node.Constant constant) {
            return graph.scalars().constant(constant.value());
          }
          return symbols.computeIfAbsent(
              operand,
              key -> {
                used.add(operand);
                return graph.argument(used.size() - 1);
              });
        });
  }

  /** Simplification may have dropped arguments: renumbers those that are left. */
  private Scalar withoutUnused(Scalar template, List<Node> operands) {
    List<Integer> left =
        ScalarGraph.reachable(List.of(template)).stream()
            .filter(Scalar.Symbol.class::isInstance)
            .map(symbol -> ((Argument) ((Scalar.Symbol) symbol).leaf()).index())
            .sorted()
            .toList();
    if (left.size() == operands.size()) {
      return template;
    }
    List<Node> kept = left.stream().map(operands::get).toList();
    operands.clear();
    operands.addAll(kept);
    return replaceArguments(template, index -> graph.argument(left.indexOf(index)));
  }

  private Node mapOrDiagonal(Scalar template, Width width, List<Node> operands) {
    Node diagonal = diagonal(template, width, operands);
    return diagonal != null ? diagonal : graph.rawMap(template, width, operands);
  }

  /** A map that is zero where its diagonal operands are zero concerns the diagonal alone. */
  private Node diagonal(Scalar template, Width width, List<Node> operands) {
    boolean any = operands.stream().anyMatch(Rearrangement.Diagonal.class::isInstance);
    int columns = Shape.spread(operands).columns();
    boolean isFlat =
        operands.stream()
            .filter(Rearrangement.Diagonal.class::isInstance)
            .allMatch(it -> it.columns() == columns);
    if (!any || !isFlat || !othersAreRows(operands)) {
      return null;
    }
    Scalar beside =
        replaceArguments(
            template,
            index ->
                operands.get(index) instanceof Rearrangement.Diagonal
                    ? graph.scalars().constant(0)
                    : graph.argument(index));
    return beside.isConstant(0) ? graph.diagonal(map(template, width, onDiagonal(operands))) : null;
  }

  private static boolean othersAreRows(List<Node> operands) {
    return operands.stream()
        .allMatch(node -> node.rows() == 1 || node instanceof Rearrangement.Diagonal);
  }

  private static List<Node> onDiagonal(List<Node> operands) {
    return operands.stream()
        .map(node -> node instanceof Rearrangement.Diagonal diagonal ? diagonal.vector() : node)
        .toList();
  }

  private Scalar replaceArguments(Scalar template, IntFunction<Scalar> replacement) {
    return graph
        .scalars()
        .copy(
            template,
            node ->
                node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Argument argument
                    ? replacement.apply(argument.index())
                    : null,
            Width.WORKING);
  }
}
