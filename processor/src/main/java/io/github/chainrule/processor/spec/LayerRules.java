package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Judges the attributes of a layer, each by itself. */
final class LayerRules implements LayerVisitor<Void> {

  private final int index;
  private final List<Refusal> refusals = new ArrayList<>();

  private LayerRules(int index) {
    this.index = index;
  }

  static List<Refusal> check(LayerSpec layer, int index) {
    LayerRules rules = new LayerRules(index);
    layer.accept(rules);
    return rules.refusals;
  }

  private void refuse(Message message, String attribute, Object... arguments) {
    refusals.add(Refusal.of(message, Part.layer(index, attribute), arguments));
  }

  private void units(String name, int units) {
    if (units < 1) {
      refuse(Message.LAYER_UNITS, "units", name, units);
    }
  }

  private void epsilon(String name, double epsilon) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      refuse(Message.LAYER_EPSILON, "epsilon", name, epsilon);
    }
  }

  @Override
  public Void dense(DenseSpec layer) {
    units(layer.name(), layer.units());
    if (layer.units() == 1 && layer.activation().is(Activation.SOFTMAX)) {
      refuse(Message.SOFTMAX_UNITS, "activation", layer.name());
    }
    return null;
  }

  @Override
  public Void concat(ConcatSpec layer) {
    return null;
  }

  @Override
  public Void add(AddSpec layer) {
    return null;
  }

  @Override
  public Void multiply(MultiplySpec layer) {
    return null;
  }

  @Override
  public Void activate(ActivateSpec layer) {
    return null;
  }

  @Override
  public Void slice(SliceSpec layer) {
    units(layer.name(), layer.units());
    return null;
  }

  @Override
  public Void layerNorm(LayerNormSpec layer) {
    epsilon(layer.name(), layer.epsilon());
    return null;
  }

  @Override
  public Void batchNorm(BatchNormSpec layer) {
    epsilon(layer.name(), layer.epsilon());
    return null;
  }
}
