package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;

/** Makes the evaluator of a fit: one that works alone. */
class EvaluatorSource {
  BatchEvaluator newEvaluator(Model model, int blockSize) {
    return new BatchEvaluator(model, blockSize);
  }
}
