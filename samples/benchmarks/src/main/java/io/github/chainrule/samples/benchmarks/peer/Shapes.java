package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;

/**
 * What of the shapes of a network's layers is not told but follows: images are square, and windows
 * move by as many positions as make the output so much shorter than the input.
 */
final class Shapes {
  private Shapes() {}

  /** The shape of the inputs, the channels last, as the first layer reads them. */
  static int[] input(Model model) {
    Layer first = model.layers().get(0);
    int axes = first.shape().length - 1;
    int positions = model.inputs() / first.inputs();
    return switch (axes) {
      case 0 -> new int[] {model.inputs()};
      case 1 -> new int[] {positions, first.inputs()};
      default -> {
        int side = (int) Math.sqrt(positions);
        yield new int[] {side, side, first.inputs()};
      }
    };
  }

  /** By how many positions of an axis a window moves. */
  static int stride(int input, int output) {
    return input / output;
  }

  /** How many positions lie before an axis where a window of this size is padded as SAME. */
  static int before(int input, int output, int size) {
    return padding(input, output, size) / 2;
  }

  /** How many positions lie after it; the odd one is among them. */
  static int after(int input, int output, int size) {
    return padding(input, output, size) - before(input, output, size);
  }

  private static int padding(int input, int output, int size) {
    return Math.max(0, (output - 1) * stride(input, output) + size - input);
  }
}
