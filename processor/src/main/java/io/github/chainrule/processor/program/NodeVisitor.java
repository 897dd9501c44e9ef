package io.github.chainrule.processor.program;

/** One question, answered for each kind of node; a new kind makes every answer a compile error. */
public interface NodeVisitor<R> {

  R source(Node.Source node);

  R parameter(Node.Parameter node);

  R constant(Node.Constant node);

  R product(Node.Product node);

  R outer(Node.Outer node);

  R map(Node.Map node);

  R diagonal(Rearrangement.Diagonal node);

  R transpose(Rearrangement.Transpose node);

  R reduction(Node.Reduction node);

  R broadcast(Rearrangement.Broadcast node);

  R slice(Rearrangement.Slice node);

  R concatenation(Rearrangement.Concatenation node);

  R gather(Rearrangement.Gather node);

  R reshape(Rearrangement.Reshape node);

  R scatter(Scatter node);

  R lookup(Lookup node);

  R rowScatter(RowScatter node);

  R stated(Stated node);
}
