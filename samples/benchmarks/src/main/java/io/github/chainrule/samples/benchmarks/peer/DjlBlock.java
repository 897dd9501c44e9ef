package io.github.chainrule.samples.benchmarks.peer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled network as a block of DJL, by the operators that its own blocks call. Images and steps
 * have their channels first, as PyTorch wants them. The output's activation is left to the loss, as
 * it has to be.
 */
final class DjlBlock extends AbstractBlock {
  private static final String INPUT = "input";
  private static final float EPSILON = 1e-5f;

  private final Model model;
  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private final Map<String, List<DjlTensor>> tensors = new HashMap<>();

  DjlBlock(Model model, NDManager manager) {
    this.model = model;
    int[] before = Shapes.input(model);
    int[] flattened = {};
    for (Layer layer : model.layers()) {
      layers.put(layer.name(), layer);
      flattened = layer.kind().equals("Flatten") ? before : flattened;
      tensors.put(layer.name(), tensors(layer, flattened, manager));
      before = layer.shape();
    }
  }

  private List<DjlTensor> tensors(Layer layer, int[] flattened, NDManager manager) {
    List<DjlTensor> all = new ArrayList<>();
    for (ParameterTensor tensor : layer.tensors()) {
      boolean opened = layer.kind().equals("Dense") && tensor.role().equals(ParameterTensor.WEIGHT);
      String name = layer.name() + "." + tensor.role();
      DjlTensor theirs = new DjlTensor(name, tensor, opened ? flattened : new int[0]);
      addParameter(theirs.parameter());
      theirs.copyFrom(model.parameters(), manager);
      all.add(theirs);
    }
    return all;
  }

  /** The parameters in the order of the compiled network. */
  float[] copyParameters() {
    float[] copy = new float[model.parameters().length];
    tensors.values().forEach(all -> all.forEach(tensor -> tensor.copyTo(copy)));
    return copy;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray last = inputs.singletonOrThrow();
    Device device = last.getDevice();
    Map<String, NDArray> values = new HashMap<>();
    values.put(INPUT, last);
    for (Layer layer : layers.values()) {
      List<NDArray> sources =
          layer.sources().isEmpty()
              ? List.of(last)
              : layer.sources().stream().map(values::get).toList();
      NDArray[] p =
          tensors.get(layer.name()).stream()
              .map(tensor -> store.getValue(tensor.parameter(), device, training))
              .toArray(NDArray[]::new);
      last = activated(layer, linear(layer, sources, p));
      values.put(layer.name(), last);
    }
    return new NDList(last);
  }

  private static NDArray linear(Layer layer, List<NDArray> sources, NDArray[] p) {
    NDArray x = sources.get(0);
    return switch (layer.kind()) {
      case "Dense" -> Linear.linear(joined(sources), p[0], p[1]).singletonOrThrow();
      case "Conv1D" -> convolved(layer, x, p, 1);
      case "Conv2D" -> convolved(layer, x, p, 2);
      case "MaxPool" -> pooled(layer, x);
      case "LayerNorm" -> normalised(x, p);
      case "Add" -> sources.stream().reduce(NDArray::add).orElseThrow();
      case "GlobalAveragePool" -> Pool.globalAvgPool1d(x);
      case "Flatten" -> x.reshape(x.getShape().get(0), -1);
      case "Dropout" -> x;
      default -> throw new IllegalArgumentException("No operator for " + layer.kind());
    };
  }

  private static NDArray joined(List<NDArray> sources) {
    return sources.stream().reduce((a, b) -> a.concat(b, 1)).orElseThrow();
  }

  private static NDArray convolved(Layer layer, NDArray x, NDArray[] p, int axes) {
    long[] stride = new long[axes];
    long[] padding = new long[axes];
    NDArray padded = x;
    for (int axis = 0; axis < axes; axis++) {
      int input = (int) x.getShape().get(2 + axis);
      int output = layer.shape()[axis];
      int size = (int) p[0].getShape().get(2 + axis);
      stride[axis] = Shapes.stride(input, output);
      padding[axis] = Shapes.before(input, output, size);
      if (Shapes.after(input, output, size) > padding[axis]) {
        padded = padded(padded, axes, axis);
      }
    }
    return axes == 1
        ? Conv1d.conv1d(padded, p[0], p[1], new Shape(stride), new Shape(padding), new Shape(1), 1)
            .singletonOrThrow()
        : Conv2d.conv2d(
                padded, p[0], p[1], new Shape(stride), new Shape(padding), new Shape(1, 1), 1)
            .singletonOrThrow();
  }

  /** Adds a position of zeros at the end of an axis: an operator's own padding is even. */
  private static NDArray padded(NDArray x, int axes, int axis) {
    long[] padding = new long[2 * axes];
    // The last axis comes first.
    padding[2 * (axes - 1 - axis) + 1] = 1;
    return x.pad(new Shape(padding), 0);
  }

  private static NDArray pooled(Layer layer, NDArray x) {
    int axes = layer.shape().length - 1;
    long[] size = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      size[axis] = x.getShape().get(2 + axis) / layer.shape()[axis];
    }
    Shape window = new Shape(size);
    Shape none = new Shape(new long[axes]);
    return axes == 1
        ? Pool.maxPool1d(x, window, window, none, false)
        : Pool.maxPool2d(x, window, window, none, false);
  }

  private static NDArray normalised(NDArray x, NDArray[] p) {
    NDArray channelsLast = x.transpose(0, 2, 1);
    return LayerNorm.layerNorm(channelsLast, p[0].getShape(), p[0], p[1], EPSILON)
        .singletonOrThrow()
        .transpose(0, 2, 1);
  }

  private static NDArray activated(Layer layer, NDArray v) {
    return switch (layer.activation()) {
      case "TANH" -> Activation.tanh(v);
      case "RELU" -> Activation.relu(v);
      case "IDENTITY", "SOFTMAX", "SIGMOID" -> v;
      default -> throw new IllegalArgumentException("No operator for " + layer.activation());
    };
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), model.outputs())};
  }
}
