package io.github.chainrule.runtime.f32.train;

/** The mean loss and its gradient, which is summed. */
final class GradientTask extends BlockTask {
  @Override
  double evaluate(BlockWorker worker, int start, int m, boolean only, float[] result) {
    return only ? worker.gradient(m, result) : worker.gradient(m);
  }

  @Override
  void add(BlockWorker worker, double weight, boolean first, float[] result) {
    worker.addTo(result, weight, first);
  }

  @Override
  BlockTask weighted() {
    return WeightedTask.GRADIENT;
  }
}
