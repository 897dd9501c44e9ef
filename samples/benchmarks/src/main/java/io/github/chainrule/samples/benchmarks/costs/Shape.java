package io.github.chainrule.samples.benchmarks.costs;

import io.github.chainrule.runtime.f32.Model;
import java.util.List;

/**
 * The shape of a layer that is measured.
 *
 * @param inputs its inputs
 * @param units its units
 */
record Shape(int inputs, int units) {
  /** Squares, and then shapes of small networks. */
  static final List<Shape> ALL =
      List.of(
          new Shape(4, 4),
          new Shape(8, 8),
          new Shape(16, 16),
          new Shape(32, 32),
          new Shape(64, 64),
          new Shape(128, 128),
          new Shape(4, 16),
          new Shape(16, 3),
          new Shape(12, 64),
          new Shape(64, 4));

  private static final long SEED = 1;
  private static final int MOST_UNROLLED = 4096;

  /** The shape that is written like this. */
  static Shape of(String text) {
    return ALL.stream().filter(shape -> shape.toString().equals(text)).findFirst().orElseThrow();
  }

  int weights() {
    return inputs * units;
  }

  /** Larger layers take the virtual machine too long to compile. */
  boolean canUnroll() {
    return weights() <= MOST_UNROLLED;
  }

  /** A layer in unrolled code. */
  Model unrolled() {
    return switch (toString()) {
      case "4x4" -> Layers_Unrolled4x4Network.create(SEED);
      case "8x8" -> Layers_Unrolled8x8Network.create(SEED);
      case "16x16" -> Layers_Unrolled16x16Network.create(SEED);
      case "32x32" -> Layers_Unrolled32x32Network.create(SEED);
      case "64x64" -> Layers_Unrolled64x64Network.create(SEED);
      case "4x16" -> Layers_Unrolled4x16Network.create(SEED);
      case "16x3" -> Layers_Unrolled16x3Network.create(SEED);
      case "12x64" -> Layers_Unrolled12x64Network.create(SEED);
      case "64x4" -> Layers_Unrolled64x4Network.create(SEED);
      default -> throw new IllegalArgumentException(this + " is too large to unroll");
    };
  }

  /** A layer in loops. */
  Model looped() {
    return switch (toString()) {
      case "4x4" -> Layers_Looped4x4Network.create(SEED);
      case "8x8" -> Layers_Looped8x8Network.create(SEED);
      case "16x16" -> Layers_Looped16x16Network.create(SEED);
      case "32x32" -> Layers_Looped32x32Network.create(SEED);
      case "64x64" -> Layers_Looped64x64Network.create(SEED);
      case "128x128" -> Layers_Looped128x128Network.create(SEED);
      case "4x16" -> Layers_Looped4x16Network.create(SEED);
      case "16x3" -> Layers_Looped16x3Network.create(SEED);
      case "12x64" -> Layers_Looped12x64Network.create(SEED);
      case "64x4" -> Layers_Looped64x4Network.create(SEED);
      default -> throw new IllegalArgumentException("There is no layer " + this);
    };
  }

  @Override
  public String toString() {
    return inputs + "x" + units;
  }
}
