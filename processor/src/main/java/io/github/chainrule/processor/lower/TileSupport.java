package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.NodeVisitor;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.program.Scatter;
import io.github.chainrule.processor.program.Stated;
import java.util.Collection;

/** Which nodes tiles can compute, or hold. A network with others is computed sample by sample. */
final class TileSupport implements NodeVisitor<Boolean> {

  private static final TileSupport VISITOR = new TileSupport();

  private TileSupport() {}

  /** Whether all values below some nodes are such that a tile can hold. */
  static boolean supports(Collection<Node> roots) {
    return Graph.reachable(roots).stream().allMatch(node -> node.accept(VISITOR));
  }

  /** Whether a sum over samples of outer products is one of tiles. */
  static boolean supports(Node.Outer outer) {
    return outer.rows() == 1;
  }

  /** Whether a node and what it is made of have a row for each sample. */
  private static boolean holds(Node node) {
    return node.rows() == 1 && node.operands().stream().allMatch(operand -> operand.rows() == 1);
  }

  @Override
  public Boolean source(Node.Source node) {
    return holds(node);
  }

  /** Those that are no row are the right operands of products. */
  @Override
  public Boolean parameter(Node.Parameter node) {
    return true;
  }

  @Override
  public Boolean constant(Node.Constant node) {
    return holds(node);
  }

  @Override
  public Boolean stated(Stated node) {
    return holds(node);
  }

  @Override
  public Boolean broadcast(Rearrangement.Broadcast node) {
    return holds(node);
  }

  @Override
  public Boolean product(Node.Product node) {
    boolean isPlain = node.rows() == 1 && node.right() instanceof Node.Parameter;
    return isPlain && !(node.hasBias() && node.transposed());
  }

  @Override
  public Boolean map(Node.Map node) {
    return holds(node);
  }

  @Override
  public Boolean reduction(Node.Reduction node) {
    boolean isSum = node.kind() == Node.Reduction.Kind.SUM;
    boolean isAlong = node.axis() == Node.Reduction.Axis.FEATURES;
    return holds(node) && (isSum || isAlong);
  }

  @Override
  public Boolean slice(Rearrangement.Slice node) {
    return holds(node);
  }

  @Override
  public Boolean concatenation(Rearrangement.Concatenation node) {
    return holds(node);
  }

  @Override
  public Boolean outer(Node.Outer node) {
    return false;
  }

  @Override
  public Boolean diagonal(Rearrangement.Diagonal node) {
    return holds(node);
  }

  @Override
  public Boolean transpose(Rearrangement.Transpose node) {
    return holds(node);
  }

  @Override
  public Boolean gather(Rearrangement.Gather node) {
    return holds(node);
  }

  @Override
  public Boolean reshape(Rearrangement.Reshape node) {
    return holds(node);
  }

  /** Each sample has rows of its own, which lie nowhere beside each other. */
  @Override
  public Boolean lookup(Lookup node) {
    return false;
  }

  @Override
  public Boolean rowScatter(RowScatter node) {
    return false;
  }

  @Override
  public Boolean scatter(Scatter node) {
    return holds(node);
  }
}
