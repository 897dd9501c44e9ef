package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileCalls;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TilePart;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.lower.cost.RowCosts;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.Stated;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tile kernels of one class in the making: which nodes are computed, and in which tiles. */
final class TileCode {

  /** What was computed at some point, and made to hold its row as often as can be. */
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
  private final TilePlaces places = new TilePlaces(this);
  private final List<TileStep> steps = new ArrayList<>();
  private Node delta;
  private Origin remarked;
  private Tile scratch;

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

  /**
   * Adds steps that are left out if an argument is null. What they compute counts as computed for
   * them alone.
   */
  void ifGiven(KernelArray argument, Runnable adding) {
    Mark before = mark();
    int first = steps.size();
    adding.run();
    List<TileStep> own = steps.subList(first, steps.size());
    List<TileStep> added = new ArrayList<>(own);
    own.clear();
    if (first > 0 && isUnder(argument, steps.get(first - 1))) {
      added.addAll(0, steps.remove(first - 1).body());
    }
    for (int from = 0; from < added.size(); from += TilePart.CONDITIONAL_STEPS) {
      int to = Math.min(from + TilePart.CONDITIONAL_STEPS, added.size());
      add(new TileStep.IfGiven(argument, added.subList(from, to)));
    }
    reset(before);
  }

  private static boolean isUnder(KernelArray argument, TileStep step) {
    return step instanceof TileStep.IfGiven condition && condition.argument().equals(argument);
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
        calls, samples, fewest, allTiles(), Map.of(), List.copyOf(rows), maps.kernels(), kernels);
  }

  private List<Tile> allTiles() {
    List<Tile> all = new ArrayList<>(tiles.values());
    if (scratch != null) {
      all.add(scratch);
    }
    return all;
  }

  /** The tile of a node, which is made if it only shows what others hold. */
  Tile tile(Node node) {
    Node held = resolve(node);
    if (held instanceof Node.Constant || held instanceof Node.Parameter) {
      return filled(held);
    }
    boolean isSpread = node.columns() != held.columns();
    return isSpread ? places.spread(broadcast(node)) : tiles.get(held);
  }

  private static Rearrangement.Broadcast broadcast(Node node) {
    return node instanceof Rearrangement.Broadcast broadcast
        ? broadcast
        : broadcast(((Stated) node).value());
  }

  /** A tile of what is the same for all samples: a number, or a row of parameters. */
  private Tile filled(Node node) {
    Tile tile = tiles.computeIfAbsent(node, this::newTile);
    if (computed.add(node)) {
      if (node instanceof Node.Constant constant) {
        add(new TileStep.Fill(tile, constant.value()));
      } else {
        add(new TileStep.Begin(((Node.Parameter) node).offset(), tile));
        repeatIfOnly(tile);
      }
    }
    return tile;
  }

  /** The tile that holds a node's own values. */
  Tile tileOf(Node node) {
    return tiles.get(node);
  }

  /** A tile for sums in the making, of whatever is computed. */
  Tile scratch(ValueName name, int rows) {
    scratch = new Tile(name, rows, Width.WORKING);
    return scratch;
  }

  /** The tile of a node that is about to be computed, or nothing if it has been. */
  Optional<Tile> begun(Node node) {
    Tile tile = tiles.computeIfAbsent(node, this::newTile);
    return computed.add(node) ? Optional.of(tile) : Optional.empty();
  }

  /** The node that holds another's values. */
  Node resolve(Node node) {
    if (node instanceof Stated stated) {
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
    } else if (node instanceof Node.Source source) {
      add(new TileStep.Load(arrays.source(source).array(), source.columns(), tile));
      if (tile.positions() > 1) {
        repeatIfOnly(tile);
      }
    } else {
      remark(node.origin());
      computeOfOthers(node, tile);
    }
  }

  private void computeOfOthers(Node node, Tile tile) {
    if (node instanceof Node.Map map) {
      add(isExp(map) ? new TileStep.Exp(tile(map.operands().get(0)), tile) : apply(map, tile));
    } else if (TilePlaces.isNeeded(node)) {
      places.compute(node, tile);
      repeatIfOnly(tile);
    } else if (node instanceof Node.Product product) {
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
    } else {
      throw new IllegalArgumentException("no tile of " + node);
    }
  }

  private void copy(Node source, int from, int count, Tile target, int at) {
    add(new TileStep.CopyRows(tile(source), from, count, target, at));
  }

  /** Makes a tile of one row hold it several times. */
  void repeatIfOnly(Tile tile) {
    if (tile.rows() == 1) {
      add(new TileStep.Repeat(tile));
    }
  }

  private Tile newTile(Node node) {
    ValueName name =
        node instanceof Node.Source source ? arrays.source(source).array().value() : names.of(node);
    return new Tile(name, node.positions(), node.features(), node.width());
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
        && !(operand instanceof Node.Constant)
        && operand.columns() == node.columns()
        && operand.width() == node.width();
  }

  /** How many rows of a feature's array hold it already. */
  private static int repeats(Node node) {
    if (node.features() > 1) {
      return node.features();
    }
    if (node instanceof Node.Reduction reduction
        && reduction.axis() == Node.Reduction.Axis.FEATURES) {
      return reduction.operand().features();
    }
    return node instanceof Node.Map ? 1 : Integer.MAX_VALUE;
  }

  private TileStep apply(Node.Map node, Tile tile) {
    List<Node> operands = node.operands().stream().map(this::resolve).toList();
    List<Node> held =
        operands.stream().distinct().filter(it -> !(it instanceof Node.Constant)).toList();
    List<Tile> sources = held.stream().map(this::tile).toList();
    for (Node operand : held) {
      if (repeats(operand) < node.features() && repeated.add(operand)) {
        add(new TileStep.Repeat(tiles.get(operand)));
      }
    }
    return new TileStep.Apply(
        maps.of(node, operands, sources, tile),
        maps.vectorMethod(node, sources, tile),
        sources,
        tile);
  }
}
