package io.github.chainrule.runtime.f32.train;

/** The mean loss. */
final class LossTask extends BlockTask {
  @Override
  double evaluate(BlockWorker worker, int start, int m, boolean only, float[] result) {
    return worker.loss(m);
  }
}
