package io.github.chainrule.runtime.f32.train;

/** The weighted mean loss of a block, and its gradient, which is summed. */
final class WeightedTask extends BlockTask {
  static final WeightedTask LOSS = new WeightedTask(false);
  static final WeightedTask GRADIENT = new WeightedTask(true);

  private final boolean gradient;

  private WeightedTask(boolean gradient) {
    this.gradient = gradient;
  }

  @Override
  double evaluate(BlockWorker worker, int start, int m, boolean only, float[] result) {
    float[] target = only ? result : worker.gradient();
    return worker.weighted(m, gradient ? target : null);
  }

  @Override
  void add(BlockWorker worker, double weight, boolean first, float[] result) {
    if (gradient) {
      worker.addTo(result, weight, first);
    }
  }
}
