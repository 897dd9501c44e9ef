package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What a layer finds wrong with itself, and the rules that several kinds of layers have. */
public final class LayerFindings {

  private final LayerSpec layer;
  private final int index;
  private final List<Refusal> refusals = new ArrayList<>();

  private LayerFindings(LayerSpec layer, int index) {
    this.layer = layer;
    this.index = index;
  }

  static List<Refusal> ofAttributes(LayerSpec layer, int index) {
    LayerFindings findings = new LayerFindings(layer, index);
    layer.checkAttributes(findings);
    return findings.refusals;
  }

  static List<Refusal> ofInput(LayerSpec layer, int index, Extent read) {
    LayerFindings findings = new LayerFindings(layer, index);
    layer.checkInput(read, findings);
    return findings.refusals;
  }

  /** The attribute is at fault; the layer's name is the first of the message's arguments. */
  void refuse(Message message, String attribute, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(layer.name()));
    all.addAll(List.of(arguments));
    refusals.add(new Refusal(message, Part.layer(index, attribute), all));
  }

  void units(int units) {
    if (units < 1) {
      refuse(NetworkMessage.LAYER_UNITS, "units", units);
    }
  }

  void atLeastOne(String attribute, int number) {
    if (number < 1) {
      refuse(NetworkMessage.LAYER_NUMBER, attribute, attribute, number);
    }
  }

  /** At least one number, and no more than a window has axes. */
  void atLeastOne(String attribute, List<Integer> numbers, int axes) {
    if (numbers.isEmpty() || numbers.size() > axes) {
      refuse(NetworkMessage.LAYER_NUMBERS, attribute, attribute, axes, numbers.size());
    }
    for (int number : numbers) {
      atLeastOne(attribute, number);
    }
  }

  void epsilon(double epsilon) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      refuse(NetworkMessage.LAYER_EPSILON, "epsilon", epsilon);
    }
  }

  /** A softmax of one channel would be 1 always. */
  void softmaxOf(int channels) {
    if (channels == 1 && layer.activation().is(Activation.SOFTMAX)) {
      refuse(NetworkMessage.SOFTMAX_UNITS, "activation");
    }
  }

  /** The layer reads another number of axes than it can. */
  void rank(String expected, Extent read) {
    refuse(NetworkMessage.LAYER_RANK, "", layer.kind(), expected, read.text());
  }
}
