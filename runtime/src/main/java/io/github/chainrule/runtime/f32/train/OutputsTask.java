package io.github.chainrule.runtime.f32.train;

/** The outputs of all samples, row-major. */
final class OutputsTask extends BlockTask {
  private final int outputs;

  OutputsTask(int outputs) {
    this.outputs = outputs;
  }

  @Override
  double evaluate(BlockWorker worker, int start, int m, boolean only, float[] result) {
    System.arraycopy(worker.outputs(m), 0, result, start * outputs, m * outputs);
    return 0;
  }

  @Override
  BlockTask weighted() {
    return this;
  }
}
