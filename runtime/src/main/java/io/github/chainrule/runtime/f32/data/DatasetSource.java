package io.github.chainrule.runtime.f32.data;

/** The samples of a set, one after another. */
final class DatasetSource extends SampleSource {
  final Dataset data;

  DatasetSource(Dataset data) {
    super(data.inputs(), data.outputs());
    this.data = data;
  }

  @Override
  public Reader open(int epoch) {
    return new Reader() {
      private int at;

      @Override
      public int read(float[] x, float[] t, int n) {
        int count = Math.min(n, data.size() - at);
        data.gather(null, at, count, x, data.outputs() == 0 ? null : t);
        at += count;
        return count;
      }
    };
  }
}
