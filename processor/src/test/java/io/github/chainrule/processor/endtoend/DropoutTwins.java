package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.DropoutSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Two networks that compute the same: one that values are left out of in training, and one that has
 * inputs more to multiply these values by, each a mask's number divided by 1 − rate.
 */
record DropoutTwins(NetworkSpec masked, NetworkSpec multiplied) {

  /** Leaves values out of some layers and inputs, of at least one, that others read. */
  static DropoutTwins of(NetworkSpec network, SplittableRandom random) {
    List<LayerSpec> masked = new ArrayList<>();
    List<LayerSpec> multiplied = new ArrayList<>();
    List<InputSpec> parts = new ArrayList<>(named(network.parts()));
    int inputs = parts.size();
    List<InputSpec> factors = new ArrayList<>();
    int[] places = new int[network.layers().size()];
    for (int index = 0; index < places.length; index++) {
      LayerSpec layer = network.layers().get(index);
      List<Integer> sources = new ArrayList<>();
      for (int position = 0; position < layer.sources().size(); position++) {
        int old = layer.sources().get(position);
        int source = old < 0 ? old : places[old];
        boolean isFirst = index == 0 && position == 0;
        if (isFirst || random.nextInt(4) == 0) {
          String name = "left" + masked.size();
          double rate = List.of(0.5, 0.25, 0.1).get(random.nextInt(3));
          masked.add(new DropoutSpec(name, List.of(source), rate));
          int factor = LayerSpec.input(inputs + factors.size());
          multiplied.add(
              ElementwiseSpec.product(name, List.of(source, factor), ActivationSpec.IDENTITY));
          factors.add(
              InputSpec.named(
                  "factor" + factors.size(),
                  old < 0
                      ? network.parts().get(LayerSpec.input(old)).extent()
                      : network.extents().get(old)));
          source = masked.size() - 1;
        }
        sources.add(source);
      }
      places[index] = masked.size();
      LayerSpec moved = moved(layer, sources, places);
      masked.add(moved);
      multiplied.add(moved);
    }
    parts.addAll(factors);
    List<HeadSpec> heads =
        network.heads().stream()
            .map(head -> new HeadSpec(places[head.layer()], head.loss(), head.weight()))
            .toList();
    return new DropoutTwins(
        with(network, network.parts(), masked, heads), with(network, parts, multiplied, heads));
  }

  /** The layer at its new place, with the sources given and the parameters of who has moved too. */
  private static LayerSpec moved(LayerSpec layer, List<Integer> sources, int[] places) {
    OptionalInt shares =
        layer.shares().isPresent()
            ? OptionalInt.of(places[layer.shares().getAsInt()])
            : OptionalInt.empty();
    if (layer instanceof DenseSpec dense) {
      return new DenseSpec(
          dense.name(), sources, dense.units(), dense.activation(), dense.bias(), shares);
    }
    if (layer instanceof ConvSpec conv) {
      return new ConvSpec(
          conv.name(),
          sources,
          conv.axes(),
          conv.filters(),
          conv.window(),
          conv.groups(),
          conv.activation(),
          conv.bias(),
          shares);
    }
    return layer.with(layer.name(), sources);
  }

  private static List<InputSpec> named(List<InputSpec> parts) {
    return parts.get(0).isDeclared()
        ? parts
        : List.of(InputSpec.named("whole", parts.get(0).extent()));
  }

  private static NetworkSpec with(
      NetworkSpec network, List<InputSpec> parts, List<LayerSpec> layers, List<HeadSpec> heads) {
    return new NetworkSpec(
        network.name(), parts, network.precision(), network.emission(), layers, heads);
  }

  /** What the other network reads of one sample in place of its mask. */
  double[] factors(double[] m) {
    double[] factors = new double[m.length];
    int from = 0;
    for (int layer : masked.masked()) {
      double kept = 1 / (1 - masked.layers().get(layer).dropped().getAsDouble());
      int end = from + masked.extents().get(layer).size();
      for (int index = from; index < end; index++) {
        factors[index] = m[index] * Sample.rounded(masked.precision(), kept);
      }
      from = end;
    }
    return factors;
  }
}
