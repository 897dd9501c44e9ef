package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileCalls;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.lower.cost.RowCosts;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tile kernels of one class in the making: which nodes are computed, and in which tiles. */
final class TileCode {

  /** What was computed at some point, and made to hold its row four times. */
  record Mark(Set<Node> computed, Set<Node> repeated) {}

  private final TileCalls calls;
  private final int samples;
  private final RowCosts costs;
  private final Names names;
  private final EvaluatorArrays arrays;
  private final TileMaps maps;
  private final Map<Node, Tile> tiles = new LinkedHashMap<>();
  private final Set<SampleRows> rows = new LinkedHashSet<>();
  private final Set<Node> computed = new HashSet<>();
  private final Set<Node> repeated = new HashSet<>();
  private final List<TileStep> steps = new ArrayList<>();
  private Node delta;
  private Origin remarked;

  TileCode(
      TileCalls calls,
      int samples,
      RowCosts costs,
      Names names,
      EvaluatorArrays arrays,
      TileMaps maps) {
    this.calls = calls;
    this.samples = samples;
    this.costs = costs;
    this.names = names;
    this.arrays = arrays;
    this.maps = maps;
  }

  int samples() {
    return samples;
  }

  RowCosts costs() {
    return costs;
  }

  Names names() {
    return names;
  }

  EvaluatorArrays arrays() {
    return arrays;
  }

  /** Says what the output layer's delta is from now on. */
  void setDelta(Node delta) {
    this.delta = resolve(delta);
  }

  Mark mark() {
    return new Mark(Set.copyOf(computed), Set.copyOf(repeated));
  }

  /** Forgets what was computed after a mark: another kernel begins there. */
  void reset(Mark mark) {
    computed.retainAll(mark.computed());
    repeated.retainAll(mark.repeated());
  }

  void add(TileStep step) {
    steps.add(step);
  }

  void use(SampleRows sampleRows) {
    rows.add(sampleRows);
  }

  /** Ends a kernel of the steps added since the last. */
  TileKernel kernel(EntryPoint entry, boolean totals) {
    TileKernel kernel = new TileKernel(entry.method(), entry.comment(), totals, steps);
    steps.clear();
    remarked = null;
    return kernel;
  }

  TileGroup group(List<TileKernel> kernels, int fewest) {
    return new TileGroup(
        calls,
        samples,
        fewest,
        List.copyOf(tiles.values()),
        List.copyOf(rows),
        maps.kernels(),
        kernels);
  }

  /** Whether all values below some nodes are vectors that a tile can hold. */
  static boolean supports(Collection<Node> roots) {
    return Graph.reachable(roots).stream().allMatch(TileCode::isSupported);
  }

  private static boolean isSupported(Node node) {
    if (node.positions() > 1 || node instanceof Node.Scatter) {
      return false;
    }
    if (node instanceof Node.Product product) {
      boolean plain = product.rows() == 1 && product.right() instanceof Node.Parameter;
      return plain && isHeld(product.left()) && !(product.hasBias() && product.transposed());
    }
    if (node instanceof Node.Map map) {
      return map.operands().stream().noneMatch(Node.Parameter.class::isInstance);
    }
    if (node instanceof Node.Reduction reduction) {
      return isHeld(reduction.operand());
    }
    if (node instanceof Rearrangement.Slice || node instanceof Rearrangement.Concatenation) {
      return node.rows() == 1 && node.operands().stream().allMatch(TileCode::isHeld);
    }
    return node instanceof Node.Parameter || isVector(node);
  }

  /** Whether a sum over samples of outer products is one of tiles. */
  static boolean supports(Node.Outer outer) {
    return outer.left().positions() == 1 && isHeld(outer.left()) && isHeld(outer.right());
  }

  /** Whether a tile has a row for each of the node's elements. */
  private static boolean isHeld(Node node) {
    return node.rows() == 1
        && !(node instanceof Node.Constant || node instanceof Rearrangement.Broadcast);
  }

  private static boolean isVector(Node node) {
    boolean isVector =
        node instanceof Node.Source
            || node instanceof Node.Constant
            || node instanceof Node.Stated
            || node instanceof Rearrangement.Broadcast;
    return isVector && node.rows() == 1;
  }

  /** The tile of a node that is computed. */
  Tile tile(Node node) {
    return tiles.get(resolve(node));
  }

  /** The node that holds another's values. */
  Node resolve(Node node) {
    if (node instanceof Node.Stated stated) {
      return resolve(stated.value());
    }
    if (node instanceof Rearrangement.Broadcast broadcast) {
      return resolve(broadcast.operand());
    }
    return isDelta(node) && !(delta instanceof Node.Constant) ? delta : node;
  }

  private static boolean isDelta(Node node) {
    return node instanceof Node.Source source && source.kind() == Node.Source.Kind.DELTA;
  }

  /** Adds the steps that compute some nodes, unless they are computed. */
  void compute(List<Node> roots) {
    for (Node node : Graph.reachable(roots)) {
      boolean isHeld =
          node == resolve(node)
              && !(node instanceof Node.Parameter || node instanceof Node.Constant);
      if (isHeld && computed.add(node)) {
        compute(node);
      }
    }
  }

  private void compute(Node node) {
    Tile tile = tiles.computeIfAbsent(node, this::newTile);
    if (isDelta(node)) {
      add(new TileStep.Fill(tile, ((Node.Constant) delta).value()));
      return;
    }
    if (node instanceof Node.Source source) {
      add(new TileStep.Load(arrays.source(source).array(), source.columns(), tile));
      return;
    }
    remark(node.origin());
    if (node instanceof Node.Product product) {
      product(product, tile);
    } else if (node instanceof Node.Reduction reduction) {
      add(new TileStep.Reduce(kind(reduction), tile(reduction.operand()), tile));
    } else if (node instanceof Rearrangement.Slice slice) {
      copy(slice.operand(), slice.from(), slice.columns(), tile, 0);
      repeatIfOnly(tile);
    } else if (node instanceof Rearrangement.Concatenation concatenation) {
      int at = 0;
      for (Node operand : concatenation.operands()) {
        copy(operand, 0, operand.columns(), tile, at);
        at += operand.columns();
      }
    } else if (node instanceof Node.Map map) {
      add(isExp(map) ? new TileStep.Exp(tile(map.operands().get(0)), tile) : apply(map, tile));
    } else {
      throw new IllegalArgumentException("no tile of " + node);
    }
  }

  private void copy(Node source, int from, int count, Tile target, int at) {
    add(new TileStep.CopyRows(tile(source), from, count, target, at));
  }

  private void repeatIfOnly(Tile tile) {
    if (tile.rows() == 1) {
      add(new TileStep.Repeat(tile));
    }
  }

  private Tile newTile(Node node) {
    ValueName name =
        node instanceof Node.Source source ? arrays.source(source).array().value() : names.of(node);
    return new Tile(name, node.columns(), node.width());
  }

  /** Adds a comment on what follows, unless it is the last one. */
  void remark(Origin origin) {
    if (!origin.equals(remarked)) {
      add(new TileStep.Remark(names.remark(origin)));
      remarked = origin;
    }
  }

  private void product(Node.Product node, Tile tile) {
    int weights = ((Node.Parameter) node.right()).offset();
    Tile left = tile(node.left());
    if (node.transposed()) {
      add(new TileStep.Transposed(left, node.terms(), weights, node.columns(), tile));
      return;
    }
    int biases = node.hasBias() ? ((Node.Parameter) node.bias()).offset() : -1;
    TileStep.Affine map =
        new TileStep.Affine(left, node.terms(), weights, biases, node.columns(), tile);
    if (costs.isFasterAlongOutputs(samples, map.inputs(), map.outputs())) {
      alongOutputs(map);
    } else {
      add(map);
    }
  }

  private void alongOutputs(TileStep.Affine map) {
    SampleRows best = costs.best(map.outputs());
    use(best);
    for (int from = 0; from < map.outputs(); from += best.length()) {
      int count = Math.min(best.length(), map.outputs() - from);
      add(new TileStep.AffineAlongOutputs(map, from, count, best));
    }
  }

  private static TileStep.Reduce.Kind kind(Node.Reduction node) {
    return switch (node.kind()) {
      case SUM -> TileStep.Reduce.Kind.SUM;
      case MAX -> TileStep.Reduce.Kind.MAX;
    };
  }

  /** Whether a map is the exponential function of a tile, which the runtime is faster at. */
  private boolean isExp(Node.Map node) {
    Node operand = resolve(node.operands().get(0));
    return node.template() instanceof Scalar.Operation operation
        && operation.operator() == Operator.EXP
        && operation.operand(0) instanceof Scalar.Symbol
        && node.operands().size() == 1
        && isHeld(operand)
        && operand.columns() == node.columns()
        && operand.width() == node.width();
  }

  private TileStep apply(Node.Map node, Tile tile) {
    List<Node> operands = node.operands().stream().map(this::resolve).toList();
    List<Node> held =
        operands.stream().distinct().filter(it -> !(it instanceof Node.Constant)).toList();
    for (Node operand : held) {
      boolean spreads = operand.columns() < node.columns() && operand instanceof Node.Map;
      if (spreads && repeated.add(operand)) {
        add(new TileStep.Repeat(tiles.get(operand)));
      }
    }
    List<Tile> sources = held.stream().map(tiles::get).toList();
    return new TileStep.Apply(maps.of(node, operands, sources, tile), sources, tile);
  }
}
