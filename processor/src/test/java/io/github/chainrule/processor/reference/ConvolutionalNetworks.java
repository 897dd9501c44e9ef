package io.github.chainrule.processor.reference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.List;
import java.util.OptionalInt;

/** The convolutional networks of the samples, whose dropout computes nothing here. */
public final class ConvolutionalNetworks {

  private static final ActivationSpec RELU = ActivationSpec.of(Activation.RELU);

  private ConvolutionalNetworks() {}

  /** Handwritten digits of 8×8 pixels. */
  public static NetworkSpec digits() {
    return network(
        "Digits",
        List.of(8, 8, 1),
        conv("strokes", -1, 2, 16, window(3, 1), RELU),
        pool("coarse", 0),
        conv("shapes", 1, 2, 32, window(3, 1), RELU),
        pool("quarters", 2),
        new FlattenSpec("all", List.of(3)),
        softmax("digit", 4, 10));
  }

  /** Movements of 128 steps, by a residual network. */
  public static NetworkSpec activity() {
    return network(
        "Activity",
        List.of(128, 6),
        conv("movements", -1, 1, 16, window(7, 2), RELU),
        conv("following", 0, 1, 16, window(5, 1), ActivationSpec.IDENTITY),
        new LayerNormSpec("followed", List.of(1), 1e-5, RELU),
        conv("change", 2, 1, 16, window(5, 1), ActivationSpec.IDENTITY),
        ElementwiseSpec.sum("known", List.of(0, 3), RELU),
        pool("coarse", 4),
        conv("steps", 5, 1, 24, window(5, 2), RELU),
        new GlobalPoolSpec("amounts", List.of(6), PoolSpec.Reduction.AVERAGE),
        softmax("activity", 7, 5));
  }

  /** A convolution that adds no bias. */
  public static NetworkSpec withoutBias() {
    ConvSpec steps =
        new ConvSpec("steps", List.of(-1), 1, 9, window(3, 1), 1, RELU, false, OptionalInt.empty());
    return network(
        "WithoutBias",
        List.of(10, 2),
        steps,
        new GlobalPoolSpec("amounts", List.of(0), PoolSpec.Reduction.AVERAGE),
        softmax("kind", 1, 3));
  }

  private static WindowSpec window(int size, int stride) {
    return new WindowSpec(List.of(size), List.of(stride), List.of(1), Padding.SAME, List.of());
  }

  private static ConvSpec conv(
      String name, int source, int axes, int filters, WindowSpec window, ActivationSpec function) {
    return new ConvSpec(
        name, List.of(source), axes, filters, window, 1, function, true, OptionalInt.empty());
  }

  private static PoolSpec pool(String name, int source) {
    WindowSpec halves =
        new WindowSpec(List.of(2), List.of(2), List.of(1), Padding.VALID, List.of());
    return new PoolSpec(name, List.of(source), PoolSpec.Reduction.MAX, halves);
  }

  private static DenseSpec softmax(String name, int source, int units) {
    return new DenseSpec(name, List.of(source), units, ActivationSpec.of(Activation.SOFTMAX), true);
  }

  static NetworkSpec network(String name, List<Integer> input, LayerSpec... layers) {
    LossSpec loss = LossSpec.of(LossFunction.CROSS_ENTROPY);
    return new NetworkSpec(
        new InterfaceName("nets", List.of(name), true),
        List.of(InputSpec.unnamed(Extent.of(input))),
        Precision.FLOAT,
        Emission.AUTO,
        List.of(layers),
        List.of(new HeadSpec(layers.length - 1, loss, 1)));
  }
}
