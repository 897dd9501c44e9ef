package io.github.chainrule.exchange.export;

import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.runtime.Layer;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The inputs of a network as layers of a draft, in the order of x. */
final class InputLayers {
  /** Where generated networks list the inputs that their interface declares. */
  private static final String DECLARED = "INPUT_LAYERS";

  private final List<Layer> layers;
  private final int size;

  private InputLayers(List<Layer> layers, int size) {
    this.layers = layers;
    this.size = size;
  }

  /**
   * The inputs.
   *
   * @param network the type of the network
   * @param layers its layers
   * @param size the number of values in x
   * @throws IllegalArgumentException if their shapes cannot be told
   */
  static List<LayerDraft> of(Class<?> network, List<Layer> layers, int size) {
    List<LayerDraft> inputs = new ArrayList<>();
    for (Layer declared : declared(network)) {
      inputs.add(input(declared.name(), declared.shape()));
    }
    if (inputs.isEmpty()) {
      inputs.add(new InputLayers(layers, size).only());
    }
    return inputs;
  }

  private static List<Layer> declared(Class<?> network) {
    try {
      Field field = network.getDeclaredField(DECLARED);
      field.setAccessible(true);
      List<Layer> declared = new ArrayList<>();
      for (Object layer : (List<?>) field.get(null)) {
        declared.add((Layer) layer);
      }
      return declared;
    } catch (NoSuchFieldException e) {
      return List.of();
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException("its inputs cannot be read: " + e.getMessage());
    }
  }

  private static LayerDraft input(String name, int... extent) {
    LayerDraft input = new LayerDraft(Kind.INPUT);
    input.setName(name);
    input.setExtent(extent);
    return input;
  }

  /** The one input that no method declares: its shape follows from those who read it. */
  private LayerDraft only() {
    String name = null;
    int[] extent = null;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      boolean first = i == 0 && layer.sources().isEmpty();
      for (String source : layer.sources()) {
        if (layers.stream().noneMatch(other -> other.name().equals(source))) {
          name = source;
          first |= layer.sources().size() == 1;
        }
      }
      extent = first ? better(extent, read(layer)) : extent;
    }
    return input(name == null ? "input" : name, extent == null ? new int[] {size} : extent);
  }

  /** A flatten reads any shape; another says more. */
  private static int[] better(int[] known, int... found) {
    return known == null || found.length > known.length ? found : known;
  }

  /** The shape of what a layer reads of the input alone. */
  private int[] read(Layer layer) {
    int[] shape = layer.shape();
    return switch (layer.kind()) {
      case "Flatten" -> new int[] {size};
      case "GlobalMaxPool", "GlobalAveragePool" -> new int[] {size / layer.units(), layer.units()};
      case "Conv1D" -> new int[] {size / layer.inputs(), layer.inputs()};
      case "Conv2D" -> windowed(layer, layer.inputs());
      case "MaxPool", "AveragePool" ->
          shape.length == 2
              ? new int[] {size / layer.units(), layer.units()}
              : windowed(layer, layer.units());
      default -> withPositionsOf(shape);
    };
  }

  private int[] withPositionsOf(int... shape) {
    int positions = 1;
    for (int axis = 0; axis < shape.length - 1; axis++) {
      positions *= shape[axis];
    }
    int[] extent = shape.clone();
    extent[extent.length - 1] = size / positions;
    return extent;
  }

  /** The one image of so many pixels of which the windows are as many as the layer has. */
  private int[] windowed(Layer layer, int channels) {
    WindowText window = new WindowText(layer.detail());
    int[] shape = layer.shape();
    List<Integer> counts = List.of(shape[0], shape[1]);
    int pixels = size / channels;
    List<int[]> fitting = new ArrayList<>();
    for (int rows = 1; rows <= pixels; rows++) {
      if (pixels % rows == 0 && window.gives(counts, List.of(rows, pixels / rows))) {
        fitting.add(new int[] {rows, pixels / rows, channels});
      }
    }
    if (fitting.size() != 1) {
      throw new IllegalArgumentException(
          "the shape of its input may be %s; declare it by an @Input method"
              .formatted(String.join(" or ", fitting.stream().map(Arrays::toString).toList())));
    }
    return fitting.get(0);
  }
}
