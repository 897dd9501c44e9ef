package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diagnostic.FeatureMessage;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.feature.EnumSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Judges the loss of an output, and which layers count for one. */
final class HeadRules {

  private final NetworkDraft network;
  private final List<Optional<Extent>> extents;
  private final List<Refusal> refusals = new ArrayList<>();

  private HeadRules(NetworkDraft network, List<Optional<Extent>> extents) {
    this.network = network;
    this.extents = extents;
  }

  static List<Refusal> check(NetworkDraft network, List<Optional<Extent>> extents) {
    HeadRules rules = new HeadRules(network, extents);
    for (HeadSpec head : network.heads()) {
      network.layers().get(head.layer()).ifPresent(output -> rules.check(head, output));
    }
    if (network.isConnected()) {
      rules.checkUse();
    }
    return rules.refusals;
  }

  /** A single head has the name of its network, since its loss stands there. */
  private void check(HeadSpec head, LayerSpec output) {
    String name = network.heads().size() == 1 ? network.name() : output.name();
    if (!Double.isFinite(head.weight())) {
      refuse(NetworkMessage.LOSS_WEIGHT, head, "weight", name, head.weight());
    }
    head.classes().ifPresent(classes -> checkClasses(classes, head, output));
    LossSpec loss = head.loss();
    int outputs = outputs(head, output);
    String allowed = either(fitting(output, outputs));
    if (loss instanceof LossSpec.Named named && !loss.fits(output.activation())) {
      refuse(
          NetworkMessage.LOSS_ACTIVATION,
          head,
          "value",
          name,
          loss.name(),
          either(named.activations()),
          output.name(),
          output.activation().name(),
          allowed);
    }
    if (outputs > loss.mostOutputs()) {
      refuse(
          NetworkMessage.LOSS_UNITS,
          head,
          "value",
          name,
          loss.name(),
          output.name(),
          outputs,
          allowed);
    }
  }

  private void checkClasses(EnumSpec classes, HeadSpec head, LayerSpec output) {
    Optional<Extent> extent = extents.get(head.layer());
    int count = classes.constants().size();
    if (extent.isPresent() && !extent.get().positions().isEmpty()) {
      refusals.add(
          Refusal.of(
              FeatureMessage.CLASSES_POSITIONS,
              Part.classes(head.layer()),
              output.name(),
              extent.get().text()));
    } else if (extent.isPresent() && extent.get().channels() != count) {
      refusals.add(
          Refusal.of(
              FeatureMessage.CLASSES_UNITS,
              Part.layer(head.layer(), "units"),
              output.name(),
              count,
              classes.name().simpleName(),
              extent.get().channels()));
    }
    if (!output.activation().equals(ActivationSpec.of(Activation.SOFTMAX))) {
      refusals.add(
          Refusal.of(
              FeatureMessage.CLASSES_ACTIVATION,
              Part.layer(head.layer(), "activation"),
              output.name(),
              output.activation().name()));
    }
  }

  /** The number of outputs; what it would be of one input, where it is not known what there is. */
  private int outputs(HeadSpec head, LayerSpec output) {
    return extents
        .get(head.layer())
        .orElseGet(() -> output.extent(List.of(Extent.vector(1))))
        .size();
  }

  private void refuse(Message message, HeadSpec head, String attribute, Object... arguments) {
    refusals.add(Refusal.of(message, Part.loss(head.layer(), attribute), arguments));
  }

  private static List<LossFunction> fitting(LayerSpec output, int outputs) {
    return Arrays.stream(LossFunction.values())
        .filter(
            constant -> {
              LossSpec loss = LossSpec.of(constant);
              return loss.fits(output.activation()) && outputs <= loss.mostOutputs();
            })
        .toList();
  }

  private static String either(Collection<? extends Enum<?>> constants) {
    List<String> names = constants.stream().map(Enum::name).toList();
    int last = names.size() - 1;
    String others = String.join(", ", names.subList(0, last));
    return others.isEmpty() ? names.get(last) : others + " or " + names.get(last);
  }

  /** Walks from the heads back; what is not met counts for nothing. */
  private void checkUse() {
    boolean[] isUsed = new boolean[network.layers().size()];
    boolean[] isRead = new boolean[network.parts().size()];
    network.heads().forEach(head -> isUsed[head.layer()] = true);
    for (int index = isUsed.length - 1; index >= 0; index--) {
      if (isUsed[index]) {
        for (int source : network.layers().get(index).orElseThrow().sources()) {
          if (source < 0) {
            isRead[LayerSpec.input(source)] = true;
          } else {
            isUsed[source] = true;
          }
        }
      }
    }
    for (int index = 0; index < isRead.length; index++) {
      if (!isRead[index] && isRead.length > 1) {
        String name = network.parts().get(index).name();
        refusals.add(Refusal.of(NetworkMessage.INPUT_UNUSED, Part.input(index), name));
      }
    }
    for (int index = 0; index < isUsed.length; index++) {
      if (!isUsed[index]) {
        String name = network.layers().get(index).orElseThrow().name();
        refusals.add(Refusal.of(NetworkMessage.LAYER_UNUSED, Part.layer(index, ""), name));
      }
    }
  }
}
