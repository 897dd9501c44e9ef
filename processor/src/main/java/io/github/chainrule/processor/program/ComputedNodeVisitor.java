package io.github.chainrule.processor.program;

/**
 * A question about the kinds of nodes that take computing. Asking it of another is a mistake.
 *
 * @see Node#isComputed
 */
public abstract class ComputedNodeVisitor<R> implements NodeVisitor<R> {

  private static IllegalArgumentException notComputed(Node node) {
    return new IllegalArgumentException("not computed: " + node);
  }

  @Override
  public final R source(Node.Source node) {
    throw notComputed(node);
  }

  @Override
  public final R parameter(Node.Parameter node) {
    throw notComputed(node);
  }

  @Override
  public final R constant(Node.Constant node) {
    throw notComputed(node);
  }

  @Override
  public final R diagonal(Rearrangement.Diagonal node) {
    throw notComputed(node);
  }

  @Override
  public final R transpose(Rearrangement.Transpose node) {
    throw notComputed(node);
  }

  @Override
  public final R broadcast(Rearrangement.Broadcast node) {
    throw notComputed(node);
  }

  @Override
  public final R slice(Rearrangement.Slice node) {
    throw notComputed(node);
  }

  @Override
  public final R concatenation(Rearrangement.Concatenation node) {
    throw notComputed(node);
  }

  @Override
  public final R gather(Rearrangement.Gather node) {
    throw notComputed(node);
  }

  @Override
  public final R reshape(Rearrangement.Reshape node) {
    throw notComputed(node);
  }

  @Override
  public final R stated(Stated node) {
    throw notComputed(node);
  }
}
