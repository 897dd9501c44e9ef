package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diagnostic.FeatureMessage;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.feature.EnumSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds which layers are the network's outputs, and the loss of each. */
final class HeadReader {

  private final String network;
  private final List<DeclaredLayer> layers;
  private final Optional<DslAnnotation> ofInterface;
  private final List<Optional<EnumSpec>> classes;
  private final Findings findings;

  /**
   * A reader of one interface.
   *
   * @param network the interface's name
   * @param ofInterface the interface's own loss, if it has one
   * @param classes the classes of each layer
   */
  HeadReader(
      String network,
      List<DeclaredLayer> layers,
      Optional<DslAnnotation> ofInterface,
      List<Optional<EnumSpec>> classes,
      Findings findings) {
    this.classes = List.copyOf(classes);
    this.network = network;
    this.layers = layers;
    this.ofInterface = ofInterface;
    this.findings = findings;
  }

  /** The outputs whose losses the compiler could make sense of. */
  List<HeadSpec> read() {
    List<Integer> heads = heads(layers);
    checkLosses(heads);
    checkClasses(heads);
    List<HeadSpec> specs = new ArrayList<>();
    for (int layer : heads) {
      head(layer).ifPresentOrElse(specs::add, findings::addUnresolved);
    }
    return specs;
  }

  /** The marked layers, or the last. */
  static List<Integer> heads(List<DeclaredLayer> layers) {
    List<Integer> heads = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      if (layers.get(index).output().isPresent()) {
        heads.add(index);
      }
    }
    if (heads.isEmpty() && !layers.isEmpty()) {
      heads.add(layers.size() - 1);
    }
    return heads;
  }

  private void checkClasses(List<Integer> heads) {
    for (int index = 0; index < layers.size(); index++) {
      DeclaredLayer layer = layers.get(index);
      if (layer.classes().isPresent() && !heads.contains(index)) {
        findings.add(
            FeatureMessage.CLASSES_LAYER,
            layer.classes().get().place(),
            layer.name(),
            names(heads));
      }
    }
  }

  private String names(List<Integer> heads) {
    return String.join(", ", heads.stream().map(it -> layers.get(it).name()).toList());
  }

  private void checkLosses(List<Integer> heads) {
    String names = names(heads);
    if (heads.size() > 1) {
      ofInterface.ifPresent(
          loss -> findings.add(NetworkMessage.LOSS_HEADS, loss.place(), network, names));
    }
    for (int index = 0; index < layers.size(); index++) {
      DeclaredLayer layer = layers.get(index);
      if (layer.loss().isPresent() && !heads.contains(index)) {
        findings.add(NetworkMessage.LOSS_LAYER, layer.loss().get().place(), layer.name(), names);
      } else if (layer.loss().isPresent() && ofInterface.isPresent()) {
        findings.add(NetworkMessage.LOSS_TWICE, layer.loss().get().place(), layer.name());
      }
    }
  }

  private Optional<HeadSpec> head(int layer) {
    Optional<DslAnnotation> loss = layers.get(layer).loss().or(() -> ofInterface);
    if (loss.isEmpty()) {
      LossSpec squared = LossSpec.of(LossFunction.SQUARED_ERROR);
      return Optional.of(new HeadSpec(layer, squared, 1, classes.get(layer)));
    }
    String owner = layers.get(layer).loss().isPresent() ? layers.get(layer).name() : network;
    Optional<LossSpec> function = new FormulaReader(findings).loss(owner, loss.get());
    Optional<Double> weight = loss.get().real("weight");
    return function.flatMap(
        it -> weight.map(factor -> new HeadSpec(layer, it, factor, classes.get(layer))));
  }
}
