package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.LocalName;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.program.ComputedNodeVisitor;
import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.program.Scatter;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes nodes in loops, in the shapes that HotSpot's and ART's compilers turn into vector code.
 *
 * <p>A product runs along its columns where these are neighbours in memory: {@code y[u] = y[u] +
 * p[c0 + u] * x0 + … + p[c7 + u] * x7}, with eight inputs a body, which is as many as C2 still
 * vectorises, and offsets that are constants, since it does not vectorise others; where that would
 * take too much code, the loops {@link Slide}. Otherwise it takes eight dot products at a time,
 * which share what they read, or, for a matrix of many rows, has the runtime multiply.
 */
final class Looper {

  /** Inputs, or dot products, a loop body. */
  static final int BLOCK = 8;

  /** Up to so many blocks get a loop of their own with constant offsets. */
  private static final int CONSTANT_BLOCKS = 24;

  /** The same of a very deep network, of which each layer is to take little code. */
  private static final int FEW_BLOCKS = 2;

  /** Shorter loops are hardly vectorised, so that constant offsets gain them nothing. */
  static final int VECTORISED_TRIPS = 16;

  /** With fewer rows, turning the right matrix round takes longer than is won by it. */
  private static final int TRANSPOSED_ROWS = 3;

  /** With fewer columns, much of a tile of 72 would be computed for nothing. */
  private static final int TRANSPOSED_COLUMNS = 48;

  /** With more terms, the workspace would take over 2 MB, or 4 in double. */
  private static final int TRANSPOSED_TERMS = 8192;

  private final int constantBlocks;
  private final Code code;
  private final ScalarGraph scalars;
  private final Values values;
  private final Names names;
  private final Slide slide;
  private final OuterLoops outerLoops;
  private final WindowLoops windowLoops;
  private final Copies copies;
  private final MapLoops mapLoops;
  private final LookupLoops lookupLoops;
  private final RowVectors rowVectors;

  Looper(Code code, Values values, Names names, EvaluatorArrays arrays) {
    this.code = code;
    this.scalars = code.scalars();
    this.values = values;
    this.names = names;
    this.constantBlocks = arrays.isDeep() ? FEW_BLOCKS : CONSTANT_BLOCKS;
    this.slide = new Slide(code, values, this, arrays);
    this.outerLoops = new OuterLoops(code, values, this, arrays);
    this.copies = new Copies(code, values);
    this.lookupLoops = new LookupLoops(code, values);
    this.rowVectors = new RowVectors(code, values, arrays.isFloat());
    this.windowLoops =
        new WindowLoops(code, values, this, new WindowCalls(code, values, rowVectors));
    this.mapLoops = new MapLoops(code, values, rowVectors);
  }

  /** What only copies. */
  Copies copies() {
    return copies;
  }

  /** Up to so many blocks of inputs get a loop of their own. */
  int constantBlocks() {
    return constantBlocks;
  }

  /** Computes a node into its array. */
  void compute(Node node) {
    View target = values.view(node);
    if (node instanceof Node.Product product && transposes(product, target)) {
      View right = rightAt(product);
      code.multiply(
          new Statement.MultiplyTransposed(
              values.view(product.left()).array(),
              product.rows(),
              product.terms(),
              right.array(),
              right.offset(),
              product.columns(),
              target.array()));
    } else if (!windowLoops.compute(node, target)) {
      code.loop("r", node.rows(), true, row -> node.accept(new Row(row, target)));
    }
  }

  /** Computes a row, by the kind of node. */
  private final class Row extends ComputedNodeVisitor<Void> {

    private final Index row;
    private final View target;

    Row(Index row, View target) {
      this.row = row;
      this.target = target;
    }

    @Override
    public Void map(Node.Map node) {
      mapLoops.compute(node, row, target);
      return null;
    }

    @Override
    public Void product(Node.Product node) {
      Looper.this.product(node, row, target);
      return null;
    }

    @Override
    public Void outer(Node.Outer node) {
      if (node.right() instanceof Rearrangement.Diagonal diagonal) {
        outerLoops.ofDiagonal(node.left(), diagonal, row, target);
      } else {
        rowVectors.outer(node, row, target, () -> outerLoops.compute(node, row, target));
      }
      return null;
    }

    @Override
    public Void reduction(Node.Reduction node) {
      Looper.this.reduction(node, row, target);
      return null;
    }

    @Override
    public Void scatter(Scatter node) {
      throw new IllegalArgumentException("not computed row by row: " + node);
    }

    @Override
    public Void lookup(Lookup node) {
      lookupLoops.lookup(node, target);
      return null;
    }

    @Override
    public Void rowScatter(RowScatter node) {
      lookupLoops.rowScatter(node, row, target);
      return null;
    }
  }

  private void reduction(Node.Reduction node, Index row, View target) {
    if (node.axis() == Node.Reduction.Axis.POSITIONS) {
      windowLoops.reduction(node, row, target);
    } else {
      code.loop(
          "q", node.positions(), true, position -> alongFeatures(node, row, position, target));
    }
  }

  private void alongFeatures(Node.Reduction node, Index row, Index position, View target) {
    Node operand = node.operand();
    Index first = position.times(node.terms());
    Scalar result =
        code.variable(new LocalName(names.of(node), "_0"), values.at(operand, row, first));
    code.loop(
        "k",
        node.terms() - 1,
        false,
        k -> {
          Scalar next = values.at(operand, row, first.plus(k.plus(1)));
          code.assign(result, scalars.apply(Unroller.operator(node), result, next));
        });
    code.store(target.at(row, position), result);
  }

  private void product(Node.Product node, Index row, View target) {
    if (isDotProducts(node)) {
      dotProducts(node, row, target);
    } else {
      rowVectors.product(node, row, rightAt(node), target, () -> alongColumns(node, row, target));
    }
  }

  /** The right operand as a matrix of terms × columns, whether or not it is stored so. */
  private View rightAt(Node.Product node) {
    View view = values.view(node.right());
    return node.transposed() ? view.transposed() : view;
  }

  /** Whether the runtime computes a product, all its rows at once. */
  private boolean transposes(Node.Product node, View target) {
    if (node.hasBias() || node.left() instanceof Node.Constant || !node.window().isVector()) {
      return false;
    }
    boolean isLarge =
        node.rows() >= TRANSPOSED_ROWS
            && node.columns() >= TRANSPOSED_COLUMNS
            && node.terms() <= TRANSPOSED_TERMS;
    return isLarge
        && values.view(node.left()).isWhole(node.terms())
        && rightAt(node).transposed().isRowByRow(node.terms())
        && target.isWhole(node.columns());
  }

  private void alongColumns(Node.Product node, Index row, View target) {
    boolean isVector = node.rows() == 1 && node.columns() >= VECTORISED_TRIPS;
    if (isVector && slide.fits(node, rightAt(node))) {
      slide.product(node, rightAt(node), target);
    } else {
      inBlocks(node, row, target, isVector ? constantBlocks : 1);
    }
  }

  private void inBlocks(Node.Product node, Index row, View target, int constant) {
    blocks(
        node.terms(),
        constant,
        (from, count, isFirst) -> {
          List<Scalar> inputs = inputs(node.left(), row, from, count);
          code.loop(
              "u",
              node.columns(),
              true,
              u -> {
                Scalar sum = isFirst ? bias(node, u) : scalars.symbol(target.at(row, u));
                for (int term = 0; term < count; term++) {
                  Scalar weight = scalars.symbol(rightAt(node).at(from.plus(term), u));
                  sum = plus(sum, scalars.multiply(weight, inputs.get(term)));
                }
                code.store(target.at(row, u), sum);
              });
        });
  }

  /** Whether a node is computed in loops along its columns that take vectors. */
  boolean isVectorised(Node node) {
    boolean isLong = node.columns() >= VECTORISED_TRIPS;
    return isLong && !(node instanceof Node.Product product && isDotProducts(product));
  }

  /**
   * Whether a node is computed in loops along the elements of an operand that are slower where
   * these begin anywhere: a vector loop, or one over many blocks of the operand.
   */
  boolean runsAlong(Node node, Node operand) {
    if (node instanceof Node.Map) {
      return node.columns() >= VECTORISED_TRIPS && operand.columns() > 1;
    }
    return operand.columns() / BLOCK > CONSTANT_BLOCKS;
  }

  private boolean isDotProducts(Node.Product node) {
    return rightAt(node).columnStride() != 1 || node.columns() == 1;
  }

  private Scalar bias(Node.Product node, Index column) {
    return node.hasBias() ? values.at(node.bias(), Index.ZERO, column) : null;
  }

  private Scalar plus(Scalar sum, Scalar term) {
    return sum == null ? term : scalars.add(sum, term);
  }

  /** Reads some elements of a vector into locals. */
  List<Scalar> inputs(Node vector, Index row, Index from, int count) {
    List<Scalar> inputs = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      LocalName name = nameOf(vector, "_" + (from.constant() + index));
      inputs.add(code.load(name, values.at(vector, row, from.plus(index))));
    }
    return inputs;
  }

  /** What a part of a vector is called. */
  LocalName nameOf(Node vector, String part) {
    if (vector instanceof Node.Constant) {
      return LocalName.given("number" + part);
    }
    ValueName name = vector.isComputed() ? names.of(vector) : values.view(vector).array().value();
    return new LocalName(name, part);
  }

  private void dotProducts(Node.Product node, Index row, View target) {
    blocks(
        node.columns(),
        1,
        (from, count, isFirst) -> {
          List<Scalar> sums = new ArrayList<>();
          for (int column = 0; column < count; column++) {
            String place = "_" + (from.constant() + column);
            LocalName name = new LocalName(names.of(node), place);
            sums.add(code.variable(name, firstOfSum(node, row, from.plus(column))));
          }
          int done = node.hasBias() ? 0 : 1;
          code.loop(
              "k",
              node.terms() - done,
              false,
              k -> {
                Index term = k.plus(done);
                Scalar shared =
                    code.load(nameOf(node.left(), "_k"), values.at(node.left(), row, term));
                for (int column = 0; column < count; column++) {
                  Scalar product = dotTerm(node, term, from.plus(column), shared);
                  code.assign(sums.get(column), scalars.add(sums.get(column), product));
                }
              });
          for (int column = 0; column < count; column++) {
            code.store(target.at(row, from.plus(column)), sums.get(column));
          }
        });
  }

  private Scalar firstOfSum(Node.Product node, Index row, Index column) {
    return node.hasBias()
        ? values.at(node.bias(), Index.ZERO, column)
        : dotTerm(node, Index.ZERO, column, values.at(node.left(), row, Index.ZERO));
  }

  private Scalar dotTerm(Node.Product node, Index term, Index column, Scalar left) {
    return scalars.multiply(scalars.symbol(rightAt(node).at(term, column)), left);
  }

  /** What is done for some neighbouring inputs or columns at a time. */
  interface Block {
    void emit(Index from, int count, boolean isFirst);
  }

  /**
   * Goes through {@code total} in blocks of eight and a rest, in order: block by block if there are
   * no more than {@code constant} of them, else in a loop after the first, or with {@code constant}
   * zero in a loop for all, none of which is then called the first.
   */
  void blocks(int total, int constant, Block block) {
    int whole = total / BLOCK;
    int single = Math.min(constant, whole <= constant ? whole : 1);
    for (int index = 0; index < single; index++) {
      block.emit(Index.of(index * BLOCK), BLOCK, index == 0);
    }
    code.loop(
        "i",
        whole - single,
        false,
        i -> block.emit(i.times(BLOCK).plus(single * BLOCK), BLOCK, false));
    int rest = total - whole * BLOCK;
    if (rest > 0) {
      block.emit(Index.of(whole * BLOCK), rest, whole == 0);
    }
  }
}
