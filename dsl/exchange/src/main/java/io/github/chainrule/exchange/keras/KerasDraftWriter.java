package io.github.chainrule.exchange.keras;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.hdf5.Hdf5Writer;
import io.github.chainrule.exchange.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a network as a {@code .keras} file of version 3: a functional model whose layers have the
 * names of the network's, and their weights by class and counter.
 */
public final class KerasDraftWriter {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  /** By name, each after those that it reads. */
  private final Map<String, Entry> layers = new LinkedHashMap<>();

  /** A layer as it will be written. */
  private record Entry(
      String kind, List<String> from, Map<String, Object> json, List<Tensor> variables) {}

  /** The Keras layer that gives what a layer of the network gives. */
  private final Map<LayerDraft, String> values = new HashMap<>();

  private final Map<String, int[]> extents = new HashMap<>();

  private KerasDraftWriter() {}

  /**
   * The bytes of the file.
   *
   * @throws IllegalArgumentException if a layer has no counterpart in Keras
   */
  public static byte[] write(NetworkDraft draft, String name) {
    KerasDraftWriter writer = new KerasDraftWriter();
    List<Object> inputs = new ArrayList<>();
    int at = 0;
    for (InputDraft input : draft.inputs()) {
      inputs.add(writer.addInput(input.layer(), draft, at));
      at += input.layer().size();
    }
    KerasLayerWriter layerWriter = new KerasLayerWriter(writer);
    draft.layers().forEach(layerWriter::add);
    List<String> outputs = new ArrayList<>();
    for (HeadDraft head : draft.heads()) {
      outputs.add(writer.values.get(head.layer()));
    }
    return writer.zip(name, inputs, outputs);
  }

  private Object addInput(LayerDraft layer, NetworkDraft draft, int at) {
    List<Object> shape = new ArrayList<>();
    shape.add(null);
    Arrays.stream(layer.extent()).forEach(shape::add);
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("batch_shape", shape);
    config.put("dtype", "float32");
    config.put("sparse", false);
    extents.put(layer.name(), layer.extent());
    add("InputLayer", layer.name(), config, List.of(), layer.extent());
    values.put(layer, layer.name());
    if (draft.isScaled()) {
      addScaling(layer, draft, at);
    }
    return history(layer.name());
  }

  /** As a normalisation with a mean and a variance that are stated. */
  private void addScaling(LayerDraft layer, NetworkDraft draft, int at) {
    if (layer.extent().length > 1) {
      throw new IllegalArgumentException("a scaling of positions has no counterpart in Keras");
    }
    double[] mean = Arrays.copyOfRange(draft.shift(), at, at + layer.size());
    double[] scale = Arrays.copyOfRange(draft.scale(), at, at + layer.size());
    if (Arrays.stream(scale).anyMatch(divisor -> !(divisor > 1e-7))) {
      throw new IllegalArgumentException(
          "a scaling by negative numbers has no counterpart in Keras");
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("axis", List.of(-1));
    config.put("invert", false);
    config.put("mean", mean);
    config.put("variance", Arrays.stream(scale).map(divisor -> divisor * divisor).toArray());
    String name = layer.name() + "_scaling";
    add("Normalization", name, config, List.of(layer.name()), layer.extent());
    values.put(layer, name);
  }

  String valueOf(LayerDraft layer) {
    return values.get(layer);
  }

  void setValue(LayerDraft layer, String value) {
    values.put(layer, value);
  }

  /** Adds a layer of a class, applied to others; its weights in the order of Keras. */
  void add(
      String kind,
      String name,
      Map<String, Object> config,
      List<String> from,
      int[] extent,
      Tensor... variables) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("name", name);
    named.put("trainable", true);
    named.putAll(config);
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("module", "keras.layers");
    layer.put("class_name", kind);
    layer.put("config", named);
    layer.put("registered_name", null);
    layer.put("name", name);
    layer.put("inbound_nodes", from.isEmpty() ? List.of() : List.of(call(kind, from)));
    if (from.size() == 1) {
      layer.put("build_config", Map.of("input_shape", batchShape(extents.get(from.get(0)))));
    }
    layers.put(name, new Entry(kind, from, layer, List.of(variables)));
    extents.put(name, extent);
  }

  /** The weights of layers in the order of Keras, by class and counter. */
  private Map<String, Tensor> weights(List<String> order) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (String name : order) {
      Entry layer = layers.get(name);
      String snake = CountedWeights.snakeCase(layer.kind());
      int before = counts.merge(snake, 1, Integer::sum) - 1;
      String group = "layers/" + (before == 0 ? snake : snake + "_" + before) + "/vars";
      weights.put(group, null);
      for (int i = 0; i < layer.variables().size(); i++) {
        weights.put(group + "/" + i, layer.variables().get(i));
      }
    }
    return weights;
  }

  private static List<Object> batchShape(int... extent) {
    List<Object> shape = new ArrayList<>();
    shape.add(null);
    Arrays.stream(extent).forEach(shape::add);
    return shape;
  }

  private static List<Object> history(String layer) {
    return List.of(layer, 0, 0);
  }

  private Map<String, Object> call(String kind, List<String> from) {
    List<Object> tensors = new ArrayList<>();
    for (String layer : from) {
      Map<String, Object> config = new LinkedHashMap<>();
      config.put("shape", batchShape(extents.get(layer)));
      config.put("dtype", "float32");
      config.put("keras_history", history(layer));
      tensors.add(Map.of("class_name", "__keras_tensor__", "config", config));
    }
    boolean joins = List.of("Add", "Multiply", "Concatenate").contains(kind);
    Object arguments = joins ? List.of(tensors) : tensors;
    return Map.of("args", arguments, "kwargs", Map.of());
  }

  private byte[] zip(String name, List<Object> inputs, List<String> outputs) {
    Map<String, List<String>> sources = new LinkedHashMap<>();
    layers.forEach((layer, entry) -> sources.put(layer, entry.from()));
    List<String> order = KerasOrder.of(sources, outputs);
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", name);
    config.put("trainable", true);
    config.put("layers", order.stream().map(layer -> layers.get(layer).json()).toList());
    config.put("input_layers", inputs);
    config.put("output_layers", outputs.stream().map(KerasDraftWriter::history).toList());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("module", "keras.src.models.functional");
    model.put("class_name", "Functional");
    model.put("config", config);
    model.put("registered_name", "Functional");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      store(zip, "metadata.json", text(Map.of("keras_version", "3.0.0")));
      store(zip, "config.json", text(model));
      store(zip, "model.weights.h5", Hdf5Writer.write(weights(order)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static byte[] text(Object json) {
    return GSON.toJson(json).getBytes(StandardCharsets.UTF_8);
  }

  /** Without compression and without a date, so that the same network gives the same bytes. */
  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(315532800000L);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
