package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.NodeVisitor;
import io.github.chainrule.processor.program.Rearrangement;
import java.util.Collection;

/** Which nodes tiles can compute, or hold. A network with others is computed sample by sample. */
final class TileSupport implements NodeVisitor<Boolean> {

  private static final TileSupport VISITOR = new TileSupport();

  private TileSupport() {}

  /** Whether all values below some nodes are vectors that a tile can hold. */
  static boolean supports(Collection<Node> roots) {
    return Graph.reachable(roots).stream()
        .allMatch(node -> node.positions() == 1 && node.accept(VISITOR));
  }

  /** Whether a sum over samples of outer products is one of tiles. */
  static boolean supports(Node.Outer outer) {
    return outer.left().positions() == 1 && isHeld(outer.left()) && isHeld(outer.right());
  }

  /** Whether a tile has a row for each of the node's elements. */
  static boolean isHeld(Node node) {
    return node.rows() == 1
        && !(node instanceof Node.Constant || node instanceof Rearrangement.Broadcast);
  }

  private static boolean isVector(Node node) {
    return node.rows() == 1;
  }

  @Override
  public Boolean source(Node.Source node) {
    return isVector(node);
  }

  @Override
  public Boolean parameter(Node.Parameter node) {
    return true;
  }

  @Override
  public Boolean constant(Node.Constant node) {
    return isVector(node);
  }

  @Override
  public Boolean stated(Node.Stated node) {
    return isVector(node);
  }

  @Override
  public Boolean broadcast(Rearrangement.Broadcast node) {
    return isVector(node);
  }

  @Override
  public Boolean product(Node.Product node) {
    boolean isPlain = node.rows() == 1 && node.right() instanceof Node.Parameter;
    return isPlain && isHeld(node.left()) && !(node.hasBias() && node.transposed());
  }

  @Override
  public Boolean map(Node.Map node) {
    return node.operands().stream().noneMatch(Node.Parameter.class::isInstance);
  }

  @Override
  public Boolean reduction(Node.Reduction node) {
    return isHeld(node.operand());
  }

  @Override
  public Boolean slice(Rearrangement.Slice node) {
    return isHeld(node.operand());
  }

  @Override
  public Boolean concatenation(Rearrangement.Concatenation node) {
    return node.operands().stream().allMatch(TileSupport::isHeld);
  }

  @Override
  public Boolean outer(Node.Outer node) {
    return false;
  }

  @Override
  public Boolean diagonal(Rearrangement.Diagonal node) {
    return false;
  }

  @Override
  public Boolean transpose(Rearrangement.Transpose node) {
    return false;
  }

  @Override
  public Boolean gather(Rearrangement.Gather node) {
    return false;
  }

  @Override
  public Boolean reshape(Rearrangement.Reshape node) {
    return false;
  }

  @Override
  public Boolean scatter(Node.Scatter node) {
    return false;
  }
}
