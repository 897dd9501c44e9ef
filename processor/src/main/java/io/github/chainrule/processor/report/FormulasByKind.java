package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.DropoutSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;

/** Knows who writes which kind. */
final class FormulasByKind implements LayerSpec.Visitor<KindFormulas> {

  @Override
  public KindFormulas dense(DenseSpec layer) {
    return new DenseFormulas(layer);
  }

  @Override
  public KindFormulas embedding(EmbeddingSpec layer) {
    return new EmbeddingFormulas(layer);
  }

  @Override
  public KindFormulas concat(ConcatSpec layer) {
    return new ConcatFormulas();
  }

  @Override
  public KindFormulas elementwise(ElementwiseSpec layer) {
    return new ElementwiseFormulas(layer);
  }

  @Override
  public KindFormulas activate(ActivateSpec layer) {
    return new UnchangedFormulas();
  }

  @Override
  public KindFormulas slice(SliceSpec layer) {
    return new SliceFormulas(layer);
  }

  @Override
  public KindFormulas layerNorm(LayerNormSpec layer) {
    return new LayerNormFormulas(layer);
  }

  @Override
  public KindFormulas batchNorm(BatchNormSpec layer) {
    return new BatchNormFormulas(layer);
  }

  @Override
  public KindFormulas conv(ConvSpec layer) {
    return new ConvFormulas(layer);
  }

  @Override
  public KindFormulas pool(PoolSpec layer) {
    return new PoolFormulas(layer);
  }

  @Override
  public KindFormulas globalPool(GlobalPoolSpec layer) {
    return new GlobalPoolFormulas(layer);
  }

  @Override
  public KindFormulas flatten(FlattenSpec layer) {
    return new FlattenFormulas();
  }

  /** Values are left out in training only. */
  @Override
  public KindFormulas dropout(DropoutSpec layer) {
    return new UnchangedFormulas();
  }
}
