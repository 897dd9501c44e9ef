package io.github.chainrule.samples.benchmarks.products;

/** Layers of the networks whose speed is measured. */
public enum Layer {
  /** The middle one of 12-64-64-4. */
  MIDDLE(64, 64),

  /** The first one of 784-128-10. */
  LARGE(784, 128);

  private final int inputs;
  private final int units;

  Layer(int inputs, int units) {
    this.inputs = inputs;
    this.units = units;
  }

  int inputs() {
    return inputs;
  }

  int units() {
    return units;
  }

  String title() {
    return inputs + "-" + units;
  }

  /** The multiplications, each with an addition, of a tile. */
  double multiplications() {
    return (double) inputs * units * TileProduct.SAMPLES;
  }
}
