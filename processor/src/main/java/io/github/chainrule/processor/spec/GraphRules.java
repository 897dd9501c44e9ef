package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges how layers go together: what each reads, and whose parameters it shares. What cannot be
 * told because of an earlier mistake is left alone.
 */
final class GraphRules {

  private final NetworkDraft network;
  private final List<Refusal> refusals = new ArrayList<>();

  /** What each layer gives; empty where that is not known. */
  private final List<Optional<Extent>> extents = new ArrayList<>();

  /**
   * Which layer computes an element of each layer's value, if not all are passed on from inputs.
   */
  private final List<Optional<LayerSpec>> computedBy = new ArrayList<>();

  private GraphRules(NetworkDraft network) {
    this.network = network;
  }

  /** What came of it: the mistakes, and what each layer gives as far as that is known. */
  record Judgement(List<Refusal> refusals, List<Optional<Extent>> extents) {}

  static Judgement check(NetworkDraft network) {
    GraphRules rules = new GraphRules(network);
    for (int index = 0; index < network.layers().size(); index++) {
      int layer = index;
      Optional<LayerSpec> spec = network.layers().get(index);
      Optional<Extent> extent = spec.flatMap(it -> rules.extent(it, layer));
      rules.extents.add(extent);
      rules.computedBy.add(extent.flatMap(known -> rules.computedBy(spec.orElseThrow())));
    }
    return new Judgement(List.copyOf(rules.refusals), List.copyOf(rules.extents));
  }

  /** What a layer gives, if it is not at fault and neither is anything that it reads. */
  private Optional<Extent> extent(LayerSpec layer, int index) {
    int before = refusals.size();
    int sources = layer.sources().size();
    if (sources < layer.fewestSources()) {
      refuse(
          NetworkMessage.LAYER_SOURCES,
          index,
          "from",
          layer.name(),
          layer.kind(),
          layer.fewestSources(),
          sources);
    }
    List<Optional<Extent>> read = layer.sources().stream().map(this::of).toList();
    if (!read.stream().allMatch(Optional::isPresent)) {
      return Optional.empty();
    }
    List<Extent> values = read.stream().map(Optional::orElseThrow).toList();
    checkAgreement(layer, index, values);
    if (refusals.size() > before || !LayerFindings.ofAttributes(layer, index).isEmpty()) {
      return Optional.empty();
    }
    List<Extent> inputs = layer.isJoining() ? List.of(Extent.joined(values)) : values;
    refusals.addAll(LayerFindings.ofInput(layer, index, Extent.largest(inputs)));
    checkCodes(layer, index);
    checkShared(layer, index, inputs);
    return refusals.size() > before ? Optional.empty() : Optional.of(layer.extent(inputs));
  }

  private Optional<Extent> of(int source) {
    if (source == NetworkDraft.UNKNOWN) {
      return Optional.empty();
    }
    return source < 0
        ? Optional.of(network.parts().get(LayerSpec.input(source)).extent())
            .filter(extent -> extent.axes().stream().allMatch(length -> length >= 1))
        : extents.get(source);
  }

  private void refuse(Message message, int layer, String attribute, Object... arguments) {
    refusals.add(Refusal.of(message, Part.layer(layer, attribute), arguments));
  }

  private void checkAgreement(LayerSpec layer, int index, List<Extent> values) {
    Extent largest = Extent.largest(values);
    if (layer.isJoining()) {
      if (!values.stream().allMatch(it -> it.positions().equals(largest.positions()))) {
        refuse(NetworkMessage.LAYER_POSITIONS, index, "from", layer.name(), shapes(layer, values));
      }
    } else if (!values.stream().allMatch(it -> it.serves(largest))) {
      refuse(
          NetworkMessage.LAYER_SHAPES,
          index,
          "from",
          layer.name(),
          layer.kind(),
          shapes(layer, values));
    }
  }

  private String shapes(LayerSpec layer, List<Extent> values) {
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < values.size(); at++) {
      int source = layer.sources().get(at);
      String name =
          source < 0
              ? network.parts().get(LayerSpec.input(source)).name()
              : network.layers().get(source).orElseThrow().name();
      texts.add(values.get(at).text() + " of " + name);
    }
    return String.join(", ", texts);
  }

  /** Codes are elements of x, so that they can be judged before anything is computed. */
  private void checkCodes(LayerSpec layer, int index) {
    if (layer.codes().isEmpty()) {
      return;
    }
    for (int source : layer.sources()) {
      computed(source)
          .ifPresent(
              it ->
                  refuse(
                      NetworkMessage.EMBEDDING_CODES,
                      index,
                      "from",
                      layer.name(),
                      it.name(),
                      it.kind()));
    }
  }

  private void checkShared(LayerSpec layer, int index, List<Extent> inputs) {
    if (layer.shares().isEmpty() || layer.shares().getAsInt() == NetworkDraft.UNKNOWN) {
      return;
    }
    int owner = layer.shares().getAsInt();
    Optional<LayerSpec> shared = network.layers().get(owner);
    if (shared.isEmpty()) {
      return;
    }
    if (!shared.get().kind().equals(layer.kind())) {
      refuse(
          NetworkMessage.SHARED_KIND,
          index,
          "shares",
          layer.name(),
          shared.get().name(),
          shared.get().kind(),
          layer.kind());
    } else if (extents.get(owner).isPresent()) {
      String needed = text(layer.tensors(inputs));
      String found = text(shared.get().tensors(inputsOf(shared.get())));
      if (!needed.equals(found)) {
        refuse(
            NetworkMessage.SHARED_SHAPES,
            index,
            "shares",
            layer.name(),
            shared.get().name(),
            found,
            needed);
      }
    }
  }

  /** The layer that computes an element of a source, if it is not all passed on from inputs. */
  private Optional<LayerSpec> computed(int source) {
    return source < 0 ? Optional.empty() : computedBy.get(source);
  }

  private Optional<LayerSpec> computedBy(LayerSpec layer) {
    return layer.isRearrangement()
        ? layer.sources().stream().flatMap(it -> computed(it).stream()).findFirst()
        : Optional.of(layer);
  }

  private List<Extent> inputsOf(LayerSpec layer) {
    List<Extent> values = layer.sources().stream().map(source -> of(source).orElseThrow()).toList();
    return layer.isJoining() ? List.of(Extent.joined(values)) : values;
  }

  private static String text(List<TensorSpec> tensors) {
    return tensors.stream()
        .map(tensor -> tensor.role().plural() + " " + tensor.shape())
        .collect(Collectors.joining(", "));
  }
}
