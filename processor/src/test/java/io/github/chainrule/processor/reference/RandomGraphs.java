package io.github.chainrule.processor.reference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws directed graphs of layers of every kind, with one to three inputs and as many outputs, in
 * both precisions by turns. Layers that nothing else reads are outputs, so that all of them count.
 */
public final class RandomGraphs {

  private static final List<LossFunction> ANY =
      List.of(
          LossFunction.SQUARED_ERROR,
          LossFunction.ABSOLUTE_ERROR,
          LossFunction.HUBER,
          LossFunction.LOG_COSH);

  private final SplittableRandom random;
  private final int widest;
  private List<InputSpec> parts;
  private List<LayerSpec> layers;

  /** What each value of the network in the making has as its width, inputs first. */
  private List<Integer> widths;

  /** A sequence of networks whose dense layers are no wider than this. */
  public RandomGraphs(long seed, int widest) {
    this.random = new SplittableRandom(seed);
    this.widest = widest;
  }

  /** The next networks. */
  public List<NetworkSpec> draw(int count) {
    List<NetworkSpec> networks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      networks.add(network(index % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE));
    }
    return networks;
  }

  private NetworkSpec network(Precision precision) {
    drawInputs();
    layers = new ArrayList<>();
    int count = random.nextInt(2, 9);
    while (layers.size() < count) {
      add(random.nextInt(9));
    }
    readAllInputs();
    List<HeadSpec> heads = heads();
    return new NetworkSpec(
        new InterfaceName("graphs", List.of("Net"), true),
        parts,
        precision,
        Emission.AUTO,
        layers,
        heads);
  }

  private void drawInputs() {
    parts = new ArrayList<>();
    widths = new ArrayList<>();
    int inputs = random.nextInt(1, 4);
    for (int index = 0; index < inputs; index++) {
      Extent extent = Extent.vector(random.nextInt(1, 6));
      parts.add(inputs == 1 ? InputSpec.unnamed(extent) : InputSpec.named("part" + index, extent));
      widths.add(extent.channels());
    }
  }

  private int widthOf(int source) {
    return widths.get(source < 0 ? LayerSpec.input(source) : parts.size() + source);
  }

  /** Any value there is, the later the likelier. */
  private int source() {
    int values = widths.size();
    int value = Math.max(random.nextInt(values), random.nextInt(values));
    return value < parts.size() ? LayerSpec.input(value) : value - parts.size();
  }

  private List<Integer> sources(int count) {
    List<Integer> sources = new ArrayList<>();
    while (sources.size() < count) {
      sources.add(source());
    }
    return sources;
  }

  private int width(List<Integer> sources) {
    return sources.stream().mapToInt(this::widthOf).sum();
  }

  private ActivationSpec activation(int units) {
    Activation[] all = Activation.values();
    Activation drawn = all[random.nextInt(all.length)];
    boolean isAlone = drawn == Activation.SOFTMAX && units == 1;
    return ActivationSpec.of(isAlone ? Activation.TANH : drawn);
  }

  private String name() {
    return "layer" + (layers.size() + 1);
  }

  private void add(LayerSpec layer, int width) {
    layers.add(layer);
    widths.add(width);
  }

  private void add(int kind) {
    List<Integer> one = sources(random.nextInt(4) == 0 ? 2 : 1);
    int width = width(one);
    switch (kind) {
      case 0 -> {
        List<Integer> several = sources(random.nextInt(2, 4));
        add(new ConcatSpec(name(), several), width(several));
      }
      case 1 -> {
        List<Integer> alike = alike();
        int units = widthOf(alike.get(0));
        add(ElementwiseSpec.sum(name(), alike, activation(units)), units);
      }
      case 2 -> {
        List<Integer> alike = alike();
        int units = widthOf(alike.get(0));
        add(ElementwiseSpec.product(name(), alike, activation(units)), units);
      }
      case 3 -> add(new ActivateSpec(name(), one, activation(width)), width);
      case 4 -> {
        int offset = random.nextInt(width);
        int units = random.nextInt(1, width - offset + 1);
        add(new SliceSpec(name(), one, offset, units), units);
      }
      case 5 -> add(new LayerNormSpec(name(), one, 0.1, activation(width)), width);
      case 6 -> add(new BatchNormSpec(name(), one, 1e-3, activation(width)), width);
      default -> dense(one);
    }
  }

  /** A value and others of its width; where there is none, the same once more. */
  private List<Integer> alike() {
    int first = source();
    List<Integer> alike = new ArrayList<>(List.of(first));
    for (int attempt = 0; attempt < 8 && alike.size() < 3; attempt++) {
      int other = source();
      if (widthOf(other) == widthOf(first)) {
        alike.add(other);
      }
    }
    return alike.size() > 1 ? alike : List.of(first, first);
  }

  private void dense(List<Integer> sources) {
    for (int index = 0; index < layers.size(); index++) {
      if (layers.get(index) instanceof DenseSpec other
          && width(other.sources()) == width(sources)
          && random.nextBoolean()) {
        int owner = other.shares().orElse(index);
        add(
            new DenseSpec(
                name(),
                sources,
                other.units(),
                activation(other.units()),
                other.bias(),
                OptionalInt.of(owner)),
            other.units());
        return;
      }
    }
    int units = random.nextInt(1, widest + 1);
    boolean bias = random.nextInt(4) > 0;
    add(new DenseSpec(name(), sources, units, activation(units), bias), units);
  }

  private void readAllInputs() {
    List<Integer> unread = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      int source = LayerSpec.input(index);
      if (layers.stream().noneMatch(layer -> layer.sources().contains(source))) {
        unread.add(source);
      }
    }
    if (!unread.isEmpty()) {
      dense(unread);
    }
  }

  private List<HeadSpec> heads() {
    Set<Integer> read = new HashSet<>();
    layers.forEach(layer -> read.addAll(layer.sources()));
    List<HeadSpec> heads = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      if (!read.contains(index) || random.nextInt(8) == 0) {
        double weight = random.nextBoolean() ? 1 : random.nextInt(-4, 5) * 0.375 + 0.25;
        heads.add(new HeadSpec(index, loss(layers.get(index), widthOf(index)), weight));
      }
    }
    return heads;
  }

  private LossSpec loss(LayerSpec layer, int units) {
    List<LossFunction> fitting = new ArrayList<>(ANY);
    if (layer.activation().is(Activation.SOFTMAX)) {
      fitting = List.of(LossFunction.CROSS_ENTROPY, LossFunction.ENTROPY, LossFunction.HUBER);
    } else if (layer.activation().is(Activation.SIGMOID)) {
      fitting =
          List.of(LossFunction.BINARY_CROSS_ENTROPY, LossFunction.ENTROPY, LossFunction.HUBER);
    } else if (units == 1) {
      fitting.add(LossFunction.OUTPUT);
    }
    return LossSpec.of(fitting.get(random.nextInt(fitting.size())));
  }
}
