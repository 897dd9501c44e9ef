package io.github.chainrule.exchange;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Random networks of every kind of layer that is written. */
final class RandomDraft {
  private final Random random;
  private final List<LayerDraft> layers = new ArrayList<>();

  private RandomDraft(long seed) {
    this.random = new Random(seed);
  }

  /** A network; with positions, steps or pixels, or without. */
  static NetworkDraft of(long seed, boolean positions) {
    return new RandomDraft(seed).network(positions);
  }

  private NetworkDraft network(boolean positions) {
    LayerDraft input = new LayerDraft(Kind.INPUT);
    input.setName("input");
    LayerDraft value = input;
    if (positions) {
      boolean planar = random.nextBoolean();
      int length = 6 + random.nextInt(5);
      int channels = 1 + random.nextInt(3);
      input.setExtent(planar ? new int[] {length, 6, channels} : new int[] {length, channels});
      for (int i = 0; i < 1 + random.nextInt(2); i++) {
        value = convolution(value);
      }
      value = random.nextBoolean() ? pooled(value) : value;
      value = toVector(value);
    } else {
      input.setExtent(1 + random.nextInt(9));
    }
    List<LayerDraft> inputs = new ArrayList<>(List.of(input));
    if (random.nextInt(3) == 0) {
      LayerDraft place = new LayerDraft(Kind.INPUT);
      place.setName("place");
      place.setExtent(1 + random.nextInt(4));
      inputs.add(place);
      value = beside(value, place);
    }
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      value = vectorLayer(value);
    }
    List<LayerDraft> heads = new ArrayList<>(List.of(dense(value, 2 + random.nextInt(4))));
    if (random.nextBoolean()) {
      heads.get(0).setSoftmax();
    }
    if (random.nextInt(3) == 0) {
      heads.add(dense(value, 1 + random.nextInt(3)));
    }
    return draft(inputs, heads);
  }

  /** A dense layer of another input, and both values as one. */
  private LayerDraft beside(LayerDraft value, LayerDraft place) {
    LayerDraft seen = dense(place, 1 + random.nextInt(4));
    activate(seen);
    LayerDraft joined = add(Kind.CONCAT, value, seen);
    joined.setExtent(value.channels() + seen.channels());
    return joined;
  }

  private NetworkDraft draft(List<LayerDraft> inputs, List<LayerDraft> heads) {
    double[] shift = null;
    double[] scale = null;
    boolean vectors = inputs.stream().allMatch(input -> input.extent().length == 1);
    if (vectors && random.nextInt(3) == 0) {
      int size = inputs.stream().mapToInt(LayerDraft::size).sum();
      shift = values(size, 1);
      scale = random.doubles(size, 0.5, 3).map(value -> (float) value).toArray();
    }
    return new NetworkDraft(
        inputs.stream()
            .map(input -> new InputDraft(input, input.name(), input.extent(), identity(input)))
            .toList(),
        layers,
        heads.stream()
            .map(head -> new HeadDraft(head, head.name(), identity(head), false))
            .toList(),
        shift,
        scale,
        Map.of(),
        List.of());
  }

  private static int[] identity(LayerDraft layer) {
    return IntStream.range(0, layer.size()).toArray();
  }

  private double[] values(int count, double size) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    return values;
  }

  private Tensor tensor(double size, int... shape) {
    int count = 1;
    for (int dimension : shape) {
      count *= dimension;
    }
    return Tensor.of(shape, values(count, size));
  }

  private LayerDraft add(Kind kind, LayerDraft... from) {
    LayerDraft layer = new LayerDraft(kind);
    layer.setName("layer" + (layers.size() + 1));
    layer.from().addAll(List.of(from));
    layers.add(layer);
    return layer;
  }

  private void activate(LayerDraft layer) {
    Activation[] all = Activation.values();
    Activation activation = all[random.nextInt(all.length)];
    if (activation == Activation.SOFTMAX) {
      if (layer.channels() > 1) {
        layer.setSoftmax();
      }
    } else {
      layer.setActivation(NamedActivations.formulaOf(activation));
    }
  }

  private LayerDraft dense(LayerDraft from, int units) {
    LayerDraft layer = add(Kind.DENSE, from);
    layer.elements().put("units", units);
    int[] extent = from.extent();
    int inputs = extent[extent.length - 1];
    extent[extent.length - 1] = units;
    layer.setExtent(extent);
    layer.tensors().put("weight", tensor(1 / Math.sqrt(inputs), inputs, units));
    if (random.nextInt(4) > 0) {
      layer.tensors().put("bias", tensor(0.3, units));
    } else {
      layer.elements().put("bias", false);
    }
    return layer;
  }

  private LayerDraft vectorLayer(LayerDraft from) {
    switch (random.nextInt(5)) {
      case 0 -> {
        LayerDraft first = dense(from, from.channels());
        activate(first);
        LayerDraft second = dense(from, from.channels());
        activate(second);
        LayerDraft join = add(random.nextBoolean() ? Kind.ADD : Kind.MULTIPLY, first, second);
        join.setExtent(from.extent());
        activate(join);
        return join;
      }
      case 1 -> {
        LayerDraft side = dense(from, 1 + random.nextInt(4));
        activate(side);
        LayerDraft joined = add(Kind.CONCAT, side, from);
        joined.setExtent(side.channels() + from.channels());
        return joined;
      }
      case 2 -> {
        LayerDraft wide = dense(from, 2 + random.nextInt(4));
        LayerDraft norm = add(Kind.LAYER_NORM, wide);
        norm.setExtent(wide.extent());
        norm.elements().put("epsilon", 1e-3);
        norm.tensors().put("weight", tensor(1, wide.channels()));
        norm.tensors().put("bias", tensor(1, wide.channels()));
        activate(norm);
        return norm;
      }
      default -> {
        LayerDraft layer = dense(from, 1 + random.nextInt(8));
        activate(layer);
        return layer;
      }
    }
  }

  private LayerDraft convolution(LayerDraft from) {
    boolean planar = from.extent().length == 3;
    LayerDraft layer = add(planar ? Kind.CONV_2D : Kind.CONV_1D, from);
    int channels = from.channels();
    int groups = random.nextInt(3) == 0 ? channels : 1;
    int filters = groups * (1 + random.nextInt(3));
    boolean same = random.nextBoolean();
    int[] extent = from.extent();
    int[] kernel = new int[extent.length - 1];
    int[] ones = new int[kernel.length];
    for (int axis = 0; axis < kernel.length; axis++) {
      kernel[axis] = 1 + random.nextInt(3);
      ones[axis] = 1;
      extent[axis] -= same ? 0 : kernel[axis] - 1;
    }
    extent[extent.length - 1] = filters;
    layer.setExtent(extent);
    layer.elements().put("filters", filters);
    layer.elements().put("kernel", kernel);
    layer.elements().put("stride", ones);
    layer.elements().put("dilation", ones);
    layer.elements().put("groups", groups);
    if (same) {
      int[] pad = new int[2 * kernel.length];
      for (int axis = 0; axis < kernel.length; axis++) {
        pad[2 * axis] = (kernel[axis] - 1) / 2;
        pad[2 * axis + 1] = kernel[axis] - 1 - pad[2 * axis];
      }
      layer.elements().put("padding", "SAME");
      layer.elements().put("pad", pad);
    }
    int[] shape =
        planar
            ? new int[] {kernel[0], kernel[1], channels / groups, filters}
            : new int[] {kernel[0], channels / groups, filters};
    layer.tensors().put("weight", tensor(0.5, shape));
    layer.tensors().put("bias", tensor(0.3, filters));
    activate(layer);
    return layer;
  }

  private LayerDraft pooled(LayerDraft from) {
    LayerDraft layer = add(random.nextBoolean() ? Kind.MAX_POOL : Kind.AVERAGE_POOL, from);
    int[] extent = from.extent();
    int[] size = new int[extent.length - 1];
    for (int axis = 0; axis < size.length; axis++) {
      size[axis] = 2;
      extent[axis] = extent[axis] / 2;
    }
    layer.setExtent(extent);
    layer.elements().put("size", size);
    layer.elements().put("stride", size);
    return layer;
  }

  private LayerDraft toVector(LayerDraft from) {
    Kind[] kinds = {Kind.FLATTEN, Kind.GLOBAL_MAX_POOL, Kind.GLOBAL_AVERAGE_POOL};
    LayerDraft layer = add(kinds[random.nextInt(3)], from);
    layer.setExtent(layer.kind() == Kind.FLATTEN ? from.size() : from.channels());
    return layer;
  }
}
