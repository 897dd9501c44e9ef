package io.github.chainrule.exchange.write;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.FormulaText;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A draft in the records of the compiler. */
final class DraftSpec {
  private final NetworkDraft draft;
  private final List<LayerDraft> inputs;

  private DraftSpec(NetworkDraft draft) {
    this.draft = draft;
    this.inputs = draft.inputs().stream().map(InputDraft::layer).toList();
  }

  /** The network, whose layers may break rules of the compiler. */
  static NetworkSpec of(NetworkDraft draft, JavaName name) {
    return new DraftSpec(draft).network(name);
  }

  private NetworkSpec network(JavaName name) {
    List<LayerSpec> layers = new ArrayList<>();
    for (LayerDraft layer : draft.layers()) {
      layers.add(layer(layer));
    }
    List<InputSpec> parts = new ArrayList<>();
    for (LayerDraft input : inputs) {
      Extent extent = Extent.of(Arrays.stream(input.extent()).boxed().toList());
      parts.add(
          inputs.size() == 1 ? InputSpec.unnamed(extent) : InputSpec.named(input.name(), extent));
    }
    LossSpec loss = LossSpec.of(LossFunction.SQUARED_ERROR);
    List<HeadSpec> heads = new ArrayList<>();
    for (HeadDraft head : draft.heads()) {
      heads.add(new HeadSpec(draft.layers().indexOf(head.layer()), loss, 1));
    }
    InterfaceName called = new InterfaceName(name.packageName(), List.of(name.simpleName()), true);
    return new NetworkSpec(called, parts, Precision.FLOAT, Emission.AUTO, layers, heads);
  }

  private List<Integer> sources(LayerDraft layer) {
    return layer.from().stream()
        .map(
            source ->
                inputs.contains(source)
                    ? LayerSpec.input(inputs.indexOf(source))
                    : draft.layers().indexOf(source))
        .toList();
  }

  private static ActivationSpec activation(LayerDraft layer) {
    Optional<Activation> named =
        layer.isSoftmax()
            ? Optional.of(Activation.SOFTMAX)
            : NamedActivations.named(layer.activation());
    return named
        .map(ActivationSpec::of)
        .orElseGet(
            () ->
                ActivationSpec.of(
                    Formula.ofActivation(FormulaText.of(layer.activation())).formula()));
  }

  private LayerSpec layer(LayerDraft layer) {
    String name = layer.name();
    List<Integer> from = sources(layer);
    ActivationSpec activation = activation(layer);
    return switch (layer.kind()) {
      case DENSE ->
          new DenseSpec(
              name, from, layer.channels(), activation, layer.tensors().containsKey("bias"));
      case ACTIVATE -> new ActivateSpec(name, from, activation);
      case ADD -> ElementwiseSpec.sum(name, from, activation);
      case MULTIPLY -> ElementwiseSpec.product(name, from, activation);
      case CONCAT -> new ConcatSpec(name, from);
      case SLICE -> new SliceSpec(name, from, layer.number("offset"), layer.number("units"));
      case LAYER_NORM -> new LayerNormSpec(name, from, layer.epsilon(), activation);
      case BATCH_NORM -> new BatchNormSpec(name, from, layer.epsilon(), activation);
      case CONV_1D, CONV_2D ->
          new ConvSpec(
              name,
              from,
              layer.kind() == Kind.CONV_1D ? 1 : 2,
              layer.channels(),
              window(layer, "kernel"),
              (Integer) layer.elements().getOrDefault("groups", 1),
              activation,
              layer.tensors().containsKey("bias"),
              OptionalInt.empty());
      case MAX_POOL -> new PoolSpec(name, from, PoolSpec.Reduction.MAX, window(layer, "size"));
      case AVERAGE_POOL ->
          new PoolSpec(name, from, PoolSpec.Reduction.AVERAGE, window(layer, "size"));
      case GLOBAL_MAX_POOL -> new GlobalPoolSpec(name, from, PoolSpec.Reduction.MAX);
      case GLOBAL_AVERAGE_POOL -> new GlobalPoolSpec(name, from, PoolSpec.Reduction.AVERAGE);
      case FLATTEN -> new FlattenSpec(name, from);
      case EMBEDDING ->
          new EmbeddingSpec(
              name, from, layer.number("size"), layer.number("units"), OptionalInt.empty());
      case INPUT -> throw new IllegalArgumentException("an input is no layer");
    };
  }

  private static WindowSpec window(LayerDraft layer, String size) {
    String padding = (String) layer.elements().getOrDefault("padding", Padding.VALID.name());
    return new WindowSpec(
        numbers(layer, size, List.of()),
        numbers(layer, "stride", List.of(1)),
        numbers(layer, "dilation", List.of(1)),
        Padding.valueOf(padding),
        layer.elements().containsKey("padding") ? List.of() : numbers(layer, "pad", List.of()));
  }

  /** A number or several, as the element of an annotation has them. */
  private static List<Integer> numbers(LayerDraft layer, String element, List<Integer> otherwise) {
    Object value = layer.elements().get(element);
    if (value instanceof Integer number) {
      return List.of(number);
    }
    return value instanceof int[] several ? Arrays.stream(several).boxed().toList() : otherwise;
  }
}
