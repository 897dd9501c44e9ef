package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds the layers and inputs that a network's layers name. */
public final class SourceNames {

  private final List<String> inputs;
  private final List<String> layers;
  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * The names of a network.
   *
   * @param inputs the inputs, in order
   * @param layers the layers, in order
   */
  public SourceNames(List<String> inputs, List<String> layers) {
    this.inputs = List.copyOf(inputs);
    this.layers = List.copyOf(layers);
  }

  /** What was wrong with the names so far. */
  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /**
   * The sources of a layer, by their names, if any are named.
   *
   * @return indices; {@link NetworkDraft#UNKNOWN} for a name of nothing that is declared before
   */
  public List<Integer> sources(int layer, List<String> names) {
    if (names.isEmpty()) {
      return NetworkSpec.sourcesBefore(layer, inputs.size());
    }
    List<Integer> sources = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      Part part = Part.layer(layer, "from").at(at);
      int input = inputs.indexOf(names.get(at));
      int earlier = layers.subList(0, layer).indexOf(names.get(at));
      if (earlier < 0 && input >= 0) {
        sources.add(LayerSpec.input(input));
      } else {
        sources.add(earlier(layer, names.get(at), part, inputs));
      }
    }
    return sources;
  }

  /** The layer whose parameters another one shares, by its name, if one is named. */
  public OptionalInt shared(int layer, String name) {
    return name.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(earlier(layer, name, Part.layer(layer, "shares"), List.of()));
  }

  private int earlier(int layer, String name, Part part, List<String> besides) {
    int index = layers.subList(0, layer).indexOf(name);
    if (index >= 0) {
      return index;
    }
    String reader = layers.get(layer);
    refusals.add(
        layers.contains(name)
            ? Refusal.of(NetworkMessage.NAME_LATER, part, reader, part.attribute(), name)
            : Refusal.of(
                NetworkMessage.NAME_UNKNOWN,
                part,
                reader,
                part.attribute(),
                name,
                hint(layer, name, besides)));
    return NetworkDraft.UNKNOWN;
  }

  private String hint(int layer, String name, List<String> besides) {
    List<String> known = new ArrayList<>(besides);
    known.addAll(layers.subList(0, layer));
    return NearestName.to(name, known)
        .map(nearest -> "did you mean " + nearest + "?")
        .orElse(
            known.isEmpty() ? "it is the first layer" : "there are " + String.join(", ", known));
  }
}
