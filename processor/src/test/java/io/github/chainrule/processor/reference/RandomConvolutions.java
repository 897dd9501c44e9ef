package io.github.chainrule.processor.reference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
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
import io.github.chainrule.processor.spec.NetworkRules;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Draws networks over steps or images of layers of every kind, in both precisions by turns. */
public final class RandomConvolutions {

  private static final LossFunction[] LOSSES = {
    LossFunction.SQUARED_ERROR, LossFunction.HUBER, LossFunction.LOG_COSH
  };

  private final SplittableRandom random;

  public RandomConvolutions(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The next networks that are valid. */
  public List<NetworkSpec> draw(int count) {
    List<NetworkSpec> networks = new ArrayList<>();
    while (networks.size() < count) {
      Precision precision = networks.size() % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE;
      draw(precision).filter(it -> NetworkRules.check(it).isEmpty()).ifPresent(networks::add);
    }
    return networks;
  }

  private Optional<NetworkSpec> draw(Precision precision) {
    boolean isImage = random.nextBoolean();
    Extent input =
        isImage
            ? Extent.of(List.of(size(3, 6), size(3, 6), size(1, 4)))
            : Extent.of(List.of(size(4, 10), size(1, 4)));
    List<LayerSpec> layers = new ArrayList<>();
    List<Extent> extents = new ArrayList<>();
    Extent last = input;
    int count = size(1, 5);
    for (int index = 0; index < count && last.size() <= 80; index++) {
      LayerSpec layer = layer(layers, extents, last);
      layers.add(layer);
      last = extent(layer, extents, input);
      if (last.axes().stream().anyMatch(length -> length < 1)) {
        return Optional.empty();
      }
      extents.add(last);
    }
    int ending = random.nextInt(4);
    if (ending == 0 && !last.positions().isEmpty()) {
      layers.add(new GlobalPoolSpec(name(layers), before(layers), reduction()));
    } else if (ending == 1) {
      layers.add(new FlattenSpec(name(layers), before(layers)));
    }
    boolean isSoftmax = random.nextInt(3) == 0;
    ActivationSpec activation = ActivationSpec.of(isSoftmax ? Activation.SOFTMAX : Activation.TANH);
    layers.add(dense(layers, size(2, 4), activation));
    LossFunction loss =
        isSoftmax ? LossFunction.CROSS_ENTROPY : LOSSES[random.nextInt(LOSSES.length)];
    return Optional.of(
        new NetworkSpec(
            new InterfaceName("convolutions", List.of("Net"), true),
            List.of(InputSpec.unnamed(input)),
            precision,
            Emission.AUTO,
            layers,
            List.of(new HeadSpec(layers.size() - 1, LossSpec.of(loss), 1))));
  }

  private static Extent extent(LayerSpec layer, List<Extent> extents, Extent input) {
    List<Extent> read =
        layer.sources().stream().map(it -> it < 0 ? input : extents.get(it)).toList();
    if (layer.isJoining() && read.size() > 1) {
      int channels = read.stream().mapToInt(Extent::channels).sum();
      return layer.extent(List.of(new Extent(read.get(0).positions(), channels)));
    }
    return layer.extent(read);
  }

  private int size(int least, int end) {
    return random.nextInt(least, end);
  }

  private static String name(List<LayerSpec> layers) {
    return "layer" + (layers.size() + 1);
  }

  private static List<Integer> before(List<LayerSpec> layers) {
    return List.of(layers.size() - 1);
  }

  private PoolSpec.Reduction reduction() {
    return random.nextBoolean() ? PoolSpec.Reduction.MAX : PoolSpec.Reduction.AVERAGE;
  }

  private ActivationSpec activation(int channels) {
    Activation[] all = Activation.values();
    Activation drawn = all[random.nextInt(all.length)];
    boolean isAlone = drawn == Activation.SOFTMAX && channels == 1;
    return ActivationSpec.of(isAlone ? Activation.SIGMOID : drawn);
  }

  private DenseSpec dense(List<LayerSpec> layers, int units, ActivationSpec activation) {
    return new DenseSpec(name(layers), before(layers), units, activation, random.nextBoolean());
  }

  private LayerSpec layer(List<LayerSpec> layers, List<Extent> extents, Extent read) {
    String name = name(layers);
    List<Integer> sources = before(layers);
    int channels = read.channels();
    int axes = read.positions().size();
    int kind = random.nextInt(axes == 0 ? 7 : 14);
    return switch (kind) {
      case 0 -> dense(layers, size(1, 5), ActivationSpec.of(Activation.ELU));
      case 1 -> new LayerNormSpec(name, sources, 1e-3, activation(channels));
      case 2 -> new BatchNormSpec(name, sources, 1e-3, activation(channels));
      case 3 -> new ActivateSpec(name, sources, activation(channels));
      case 4 -> together(name, layers, extents, read);
      case 5 -> new SliceSpec(name, sources, channels / 2, channels - channels / 2);
      case 6 -> new ConcatSpec(name, List.of(sources.get(0), sources.get(0)));
      case 7, 8 -> new PoolSpec(name, sources, reduction(), window(axes, true));
      default -> conv(name, sources, axes, channels);
    };
  }

  /** A sum or product with an earlier value of the same shape, or with itself. */
  private LayerSpec together(
      String name, List<LayerSpec> layers, List<Extent> extents, Extent read) {
    int other = layers.size() - 1;
    for (int index = 0; index < extents.size(); index++) {
      other = extents.get(index).equals(read) ? Math.min(other, index) : other;
    }
    List<Integer> both = List.of(layers.size() - 1, other);
    ActivationSpec activation = ActivationSpec.of(Activation.SOFTSIGN);
    return random.nextBoolean()
        ? ElementwiseSpec.sum(name, both, activation)
        : ElementwiseSpec.product(name, both, activation);
  }

  private LayerSpec conv(String name, List<Integer> sources, int axes, int channels) {
    boolean isGrouped = channels > 1 && random.nextInt(3) == 0;
    int groups = isGrouped ? channels : 1;
    int filters = groups * size(1, isGrouped ? 3 : 5);
    return new ConvSpec(
        name,
        sources,
        axes,
        filters,
        window(axes, false),
        groups,
        activation(filters),
        random.nextBoolean(),
        OptionalInt.empty());
  }

  private WindowSpec window(int axes, boolean isPool) {
    List<Integer> size = numbers(axes, 1, 4);
    List<Integer> stride = random.nextBoolean() ? List.of(1) : numbers(axes, 1, 3);
    List<Integer> dilation = isPool || random.nextBoolean() ? List.of(1) : numbers(axes, 1, 3);
    Padding[] paddings = Padding.values();
    Padding padding = paddings[random.nextInt(axes == 1 ? 3 : 2)];
    boolean isPadded = padding == Padding.VALID && random.nextBoolean();
    List<Integer> pad =
        isPadded ? numbers(random.nextBoolean() ? 2 * axes : axes, 0, 3) : List.of();
    return new WindowSpec(size, stride, dilation, padding, pad);
  }

  private List<Integer> numbers(int count, int least, int end) {
    List<Integer> numbers = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      numbers.add(size(least, end));
    }
    return numbers;
  }
}
