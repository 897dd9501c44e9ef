package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a valid network, by which every front end is judged: what is wrong, and which
 * attribute of which part. Where that stands in somebody's source is the front end's to find.
 */
public final class NetworkRules {

  private static final long MOST_PARAMETERS = 10_000_000;

  /** A class file has room for the names and places of few more. */
  private static final int MOST_LAYERS = 10_000;

  private NetworkRules() {}

  /** Everything that is wrong with a network; nothing if it is valid. */
  public static List<Refusal> check(NetworkSpec network) {
    List<Refusal> refusals = new ArrayList<>(check(NetworkDraft.of(network)));
    checkSize(network).ifPresent(refusals::add);
    return refusals;
  }

  /** Everything that is wrong with what could be read of a network, but for its size. */
  public static List<Refusal> check(NetworkDraft network) {
    List<Refusal> refusals = new ArrayList<>(checkInputs(network.parts(), network.name()));
    if (network.layers().isEmpty()) {
      refusals.add(Refusal.of(NetworkMessage.NETWORK_LAYERS, Part.INTERFACE, network.name()));
      return refusals;
    }
    for (int index = 0; index < network.layers().size(); index++) {
      int layer = index;
      network
          .layers()
          .get(index)
          .ifPresent(spec -> refusals.addAll(LayerFindings.ofAttributes(spec, layer)));
    }
    GraphRules.Judgement judgement = GraphRules.check(network);
    refusals.addAll(judgement.refusals());
    refusals.addAll(HeadRules.check(network, judgement.extents()));
    return refusals;
  }

  /** Judges the inputs of a network. */
  public static List<Refusal> checkInputs(List<InputSpec> parts, String network) {
    List<Refusal> refusals = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      InputSpec input = parts.get(index);
      Part part = Part.input(index);
      String name = input.isDeclared() ? input.name() : network;
      for (int length : input.extent().axes()) {
        if (length < 1) {
          refusals.add(Refusal.of(NetworkMessage.NETWORK_INPUTS, part, name, length));
        }
      }
      if (input.extent().positions().size() > 2) {
        refusals.add(Refusal.of(NetworkMessage.INPUT_POSITIONS, part, name, input.extent().text()));
      }
    }
    return refusals;
  }

  /** Judges the numbers of a network's layers and parameters. */
  public static Optional<Refusal> checkSize(NetworkSpec network) {
    if (network.layers().size() > MOST_LAYERS) {
      return Optional.of(
          Refusal.of(
              NetworkMessage.NETWORK_TOO_DEEP,
              Part.INTERFACE,
              network.name().inPackage(),
              MOST_LAYERS,
              network.layers().size()));
    }
    long parameters = ParameterLayout.count(network);
    return parameters <= MOST_PARAMETERS
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                NetworkMessage.NETWORK_TOO_LARGE,
                Part.network(""),
                network.name().inPackage(),
                MOST_PARAMETERS,
                parameters));
  }
}
