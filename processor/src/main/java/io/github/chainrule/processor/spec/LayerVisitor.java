package io.github.chainrule.processor.spec;

/** One question, answered for each kind of layer; a new kind makes every answer a compile error. */
public interface LayerVisitor<R> {

  R dense(DenseSpec layer);

  R embedding(EmbeddingSpec layer);

  R concat(ConcatSpec layer);

  R add(AddSpec layer);

  R multiply(MultiplySpec layer);

  R activate(ActivateSpec layer);

  R slice(SliceSpec layer);

  R layerNorm(LayerNormSpec layer);

  R batchNorm(BatchNormSpec layer);

  R conv(ConvSpec layer);

  R pool(PoolSpec layer);

  R globalPool(GlobalPoolSpec layer);

  R flatten(FlattenSpec layer);

  R dropout(DropoutSpec layer);
}
