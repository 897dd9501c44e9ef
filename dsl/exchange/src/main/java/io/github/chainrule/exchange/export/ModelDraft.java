package io.github.chainrule.exchange.export;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.tensor.Tensor;
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
      List<Layer> layers,
      double[] parameters,
      int inputs,
      int outputs,
      double[][] scaling,
      Map<String, String> names) {
    ModelDraft model = new ModelDraft(layers, parameters);
    model.addInputs(inputs);
    List<LayerDraft> drafts = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      model.add(layers.get(i), i, drafts);
    }
    return new NetworkDraft(
        model.inputs.stream().map(ModelDraft::input).toList(),
        drafts,
        model.heads(drafts, outputs),
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

  /** Inputs are sources that no layer is called; their sizes follow from those who read them. */
  private void addInputs(int size) {
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      for (String source : layer.sources()) {
        boolean known = layers.stream().anyMatch(other -> other.name().equals(source));
        if (!known && !names.contains(source)) {
          names.add(source);
        }
      }
    }
    if (names.isEmpty()) {
      names.add("input");
    }
    if (names.size() > 1) {
      throw new IllegalArgumentException(
          "networks of several inputs (" + String.join(", ", names) + ") are not written yet");
    }
    LayerDraft input = new LayerDraft(Kind.INPUT);
    input.setName(names.get(0));
    input.setExtent(inputExtent(size));
    inputs.add(input);
    byName.put(names.get(0), input);
  }

  /** Layers that are written have the positions of what they read: the first reads the input. */
  private int[] inputExtent(int size) {
    int[] extent = layers.get(0).shape();
    int positions = 1;
    for (int axis = 0; axis < extent.length - 1; axis++) {
      positions *= extent[axis];
    }
    extent[extent.length - 1] = size / positions;
    return extent;
  }

  private void add(Layer layer, int index, List<LayerDraft> drafts) {
    List<LayerDraft> from = new ArrayList<>();
    if (layer.sources().isEmpty()) {
      from.add(index == 0 ? inputs.get(0) : byName.get(layers.get(index - 1).name()));
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
        .filter(kind -> kind.annotation().equals(annotation) && isWritten(kind))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("@" + annotation + " layers are not written yet"));
  }

  private static boolean isWritten(Kind kind) {
    return switch (kind) {
      case DENSE, ACTIVATE, ADD, MULTIPLY, CONCAT, SLICE, LAYER_NORM, BATCH_NORM, EMBEDDING -> true;
      default -> false;
    };
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
    if (draft.kind() == Kind.DENSE && !layer.bias()) {
      draft.tensors().remove(ParameterTensor.BIAS);
    }
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

  private List<HeadDraft> heads(List<LayerDraft> drafts, int outputs) {
    List<HeadDraft> heads = new ArrayList<>();
    int size = 0;
    for (LayerDraft draft : drafts) {
      if (drafts.stream().noneMatch(other -> other.from().contains(draft))) {
        heads.add(new HeadDraft(draft, draft.name(), identity(draft.size()), false));
        size += draft.size();
      }
    }
    if (size != outputs) {
      throw new IllegalArgumentException(
          "outputs that other layers read are not written yet: %d of %d are told apart"
              .formatted(size, outputs));
    }
    return heads;
  }
}
