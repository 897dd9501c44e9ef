package io.github.chainrule.exchange.export;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.tensor.Tensor;
import io.github.chainrule.runtime.Head;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A compiled network as a draft, from what it tells of its layers. */
final class ModelDraft {
  /** What hands on what it reads, but for training. */
  private static final String DROPOUT = "Dropout";

  private final List<Layer> layers;
  private final double[] parameters;
  private final Map<String, LayerDraft> byName = new LinkedHashMap<>();
  private final List<LayerDraft> inputs = new ArrayList<>();

  private ModelDraft(List<Layer> layers, double[] parameters) {
    this.layers = layers;
    this.parameters = parameters;
  }

  /**
   * The draft of a network.
   *
   * @param scaling shift and scale of its inputs; null if there is none
   * @param names those of features and classes, as metadata
   * @throws IllegalArgumentException if a layer is of a kind that is not written, or if the network
   *     does not tell what its outputs are
   */
  static NetworkDraft of(
      Class<?> network,
      List<Layer> layers,
      List<Head> heads,
      double[] parameters,
      int inputs,
      int outputs,
      double[][] scaling,
      Map<String, String> names) {
    ModelDraft model = new ModelDraft(layers, parameters);
    model.addInputs(InputLayers.of(network, layers, inputs));
    List<LayerDraft> drafts = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      model.add(layers.get(i), i, drafts);
    }
    return new NetworkDraft(
        model.inputs.stream().map(ModelDraft::input).toList(),
        drafts,
        model.heads(drafts, heads, outputs),
        scaling == null ? null : scaling[0],
        scaling == null ? null : scaling[1],
        names,
        List.of());
  }

  private static int[] identity(int size) {
    return IntStream.range(0, size).toArray();
  }

  private static InputDraft input(LayerDraft layer) {
    return new InputDraft(layer, layer.name(), layer.extent(), identity(layer.size()));
  }

  private void addInputs(List<LayerDraft> all) {
    for (LayerDraft input : all) {
      inputs.add(input);
      byName.put(input.name(), input);
    }
  }

  private void add(Layer layer, int index, List<LayerDraft> drafts) {
    List<LayerDraft> from = new ArrayList<>();
    if (layer.sources().isEmpty()) {
      if (index == 0) {
        from.addAll(inputs);
      } else {
        from.add(byName.get(layers.get(index - 1).name()));
      }
    }
    layer.sources().forEach(source -> from.add(byName.get(source)));
    boolean drops = layer.kind().equals(DROPOUT);
    if (drops && from.size() == 1) {
      byName.put(layer.name(), from.get(0));
      return;
    }
    LayerDraft draft = new LayerDraft(drops ? Kind.CONCAT : kind(layer.kind()));
    draft.setName(layer.name());
    draft.setExtent(layer.shape());
    draft.from().addAll(from);
    addTensors(layer, draft);
    addElements(layer, draft);
    if (layer.activation().equals(Activation.SOFTMAX.name())) {
      draft.setSoftmax();
    } else {
      draft.setActivation(formula(layer.activation()));
    }
    byName.put(layer.name(), draft);
    drafts.add(draft);
  }

  private static io.github.chainrule.exchange.formula.Formula formula(String activation) {
    return Arrays.stream(Activation.values())
        .filter(constant -> constant.name().equals(activation))
        .findFirst()
        .map(NamedActivations::formulaOf)
        .orElseGet(() -> FormulaOfText.of(activation));
  }

  private static Kind kind(String annotation) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.annotation().equals(annotation))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("@" + annotation + " layers are not written"));
  }

  private void addTensors(Layer layer, LayerDraft draft) {
    Layer own = layer;
    if (!layer.shares().isEmpty()) {
      own =
          layers.stream()
              .filter(other -> other.name().equals(layer.shares()))
              .findFirst()
              .orElseThrow();
    }
    for (ParameterTensor tensor : own.tensors()) {
      double[] values =
          Arrays.copyOfRange(parameters, tensor.offset(), tensor.offset() + tensor.size());
      draft.tensors().put(tensor.name(), Tensor.of(tensor.shape(), values));
    }
    if (!layer.bias() && hasOptionalBias(draft.kind())) {
      draft.tensors().remove(ParameterTensor.BIAS);
    }
  }

  private static boolean hasOptionalBias(Kind kind) {
    return kind == Kind.DENSE || kind == Kind.CONV_1D || kind == Kind.CONV_2D;
  }

  /** The numbers of an annotation are told in words only. */
  private static void addElements(Layer layer, LayerDraft draft) {
    String last = layer.detail().substring(layer.detail().lastIndexOf(' ') + 1);
    switch (draft.kind()) {
      case SLICE -> {
        draft.elements().put("offset", Integer.parseInt(last));
        draft.elements().put("units", layer.units());
      }
      case LAYER_NORM, BATCH_NORM -> draft.elements().put("epsilon", Double.parseDouble(last));
      case CONV_1D, CONV_2D -> putWindow(layer, draft, "kernel");
      case MAX_POOL, AVERAGE_POOL -> putWindow(layer, draft, "size");
      case DENSE -> draft.elements().put("units", layer.units());
      case EMBEDDING -> {
        int[] table = draft.tensors().get("weight").shape();
        draft.elements().put("size", table[0]);
        draft.elements().put("units", table[1]);
      }
      default -> {
        // Nothing but what their sources say.
      }
    }
  }

  private static void putWindow(Layer layer, LayerDraft draft, String size) {
    int[] read = draft.from().get(0).extent();
    new WindowText(layer.detail()).put(draft, size, Arrays.copyOf(read, read.length - 1));
  }

  /** Those that the loss tells apart; a single one is what no layer reads. */
  private List<HeadDraft> heads(List<LayerDraft> drafts, List<Head> told, int outputs) {
    List<LayerDraft> heads = new ArrayList<>();
    for (Head head : told) {
      heads.add(byName.get(head.name()));
    }
    for (LayerDraft draft : drafts) {
      if (told.isEmpty() && drafts.stream().noneMatch(other -> other.from().contains(draft))) {
        heads.add(draft);
      }
    }
    int size = heads.stream().mapToInt(LayerDraft::size).sum();
    if (size != outputs || heads.stream().anyMatch(head -> head.kind() == Kind.INPUT)) {
      throw new IllegalArgumentException(
          "its outputs cannot be told apart: %d of %d are".formatted(size, outputs));
    }
    return heads.stream()
        .map(head -> new HeadDraft(head, head.name(), identity(head.size()), false))
        .toList();
  }
}
