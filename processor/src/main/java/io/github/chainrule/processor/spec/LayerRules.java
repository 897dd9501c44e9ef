package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Padding;
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
  public Void conv(ConvSpec layer) {
    if (layer.filters() < 1) {
      refuse(Message.LAYER_NUMBER, "filters", layer.name(), "filters", layer.filters());
    }
    if (layer.groups() < 1) {
      refuse(Message.LAYER_NUMBER, "groups", layer.name(), "groups", layer.groups());
    } else if (layer.filters() % layer.groups() != 0) {
      refuse(
          Message.CONV_GROUPS,
          "groups",
          layer.name(),
          layer.filters() + " filters",
          layer.groups());
    }
    if (layer.filters() == 1 && layer.activation().is(Activation.SOFTMAX)) {
      refuse(Message.SOFTMAX_UNITS, "activation", layer.name());
    }
    window(layer.name(), "kernel", layer.window(), layer.axes());
    return null;
  }

  @Override
  public Void pool(PoolSpec layer) {
    window(layer.name(), "size", layer.window(), 2);
    return null;
  }

  /** Judges the numbers of a window along at most so many axes. */
  private void window(String name, String size, WindowSpec window, int axes) {
    numbers(name, size, window.size(), axes, 1);
    numbers(name, "stride", window.stride(), axes, 1);
    numbers(name, "dilation", window.dilation(), axes, 1);
    if (window.pad().size() > 2 * axes || window.pad().size() == 3) {
      refuse(Message.LAYER_NUMBERS, "pad", name, "pad", 2 * axes, window.pad().size());
    }
    for (int over : window.pad()) {
      if (over < 0) {
        refuse(Message.PAD_NEGATIVE, "pad", name, over);
      }
    }
    if (!window.pad().isEmpty() && window.padding() != Padding.VALID) {
      refuse(Message.PADDING_TWICE, "pad", name, window.padding());
    }
    if (axes == 2 && window.padding() == Padding.CAUSAL && size.equals("kernel")) {
      refuse(Message.PADDING_CAUSAL, "padding", name);
    }
  }

  @Override
  public Void embedding(EmbeddingSpec layer) {
    if (layer.size() < 1) {
      refuse(Message.LAYER_NUMBER, "size", layer.name(), "size", layer.size());
    }
    units(layer.name(), layer.units());
    return null;
  }

  private void numbers(String name, String attribute, List<Integer> numbers, int most, int least) {
    if (numbers.isEmpty() || numbers.size() > most) {
      refuse(Message.LAYER_NUMBERS, attribute, name, attribute, most, numbers.size());
    }
    for (int number : numbers) {
      if (number < least) {
        refuse(Message.LAYER_NUMBER, attribute, name, attribute, number);
      }
    }
  }

  @Override
  public Void globalPool(GlobalPoolSpec layer) {
    return null;
  }

  @Override
  public Void flatten(FlattenSpec layer) {
    return null;
  }

  @Override
  public Void dropout(DropoutSpec layer) {
    if (!(layer.rate() >= 0 && layer.rate() < 1)) {
      refuse(Message.DROPOUT_RATE, "value", layer.name(), layer.rate());
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
