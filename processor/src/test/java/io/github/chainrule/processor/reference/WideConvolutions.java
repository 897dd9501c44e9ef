package io.github.chainrule.processor.reference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Draws networks of two convolutions, of as many positions and filters as the runtime multiplies
 * through windows, or of fewer positions, where only vectors do.
 */
public final class WideConvolutions {

  private final SplittableRandom random;

  public WideConvolutions(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** So many networks, in turns over steps and images, in float and double. */
  public List<NetworkSpec> draw(int count) {
    List<NetworkSpec> networks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      Precision precision = index % 4 < 2 ? Precision.FLOAT : Precision.DOUBLE;
      NetworkSpec network = network(1 + index % 2);
      networks.add(Networks.as(network, precision, network.emission()));
    }
    return networks;
  }

  private NetworkSpec network(int axes) {
    int channels = between(1, 2);
    List<Integer> shape =
        axes == 1
            ? List.of(between(24, 40), channels)
            : List.of(between(5, 6), between(5, 6), channels);
    return ConvolutionalNetworks.network(
        "Wide",
        shape,
        conv("first", -1, axes, between(8, 9)),
        conv("second", 0, axes, between(8, 10)),
        new GlobalPoolSpec("amounts", List.of(1), PoolSpec.Reduction.AVERAGE),
        new DenseSpec("kind", List.of(2), 3, ActivationSpec.of(Activation.SOFTMAX), true));
  }

  private ConvSpec conv(String name, int source, int axes, int filters) {
    WindowSpec window =
        new WindowSpec(
            Collections.nCopies(axes, between(1, 3)),
            Collections.nCopies(axes, random.nextInt(4) == 0 ? 2 : 1),
            Collections.nCopies(axes, 1),
            Padding.SAME,
            List.of());
    return new ConvSpec(
        name,
        List.of(source),
        axes,
        filters,
        window,
        1,
        ActivationSpec.of(Activation.TANH),
        random.nextBoolean(),
        OptionalInt.empty());
  }

  private int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }
}
