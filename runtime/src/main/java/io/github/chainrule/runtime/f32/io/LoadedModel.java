package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import io.github.chainrule.runtime.io.Architecture;
import io.github.chainrule.runtime.io.ByteSource;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.Names;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.io.SignatureText;
import io.github.chainrule.runtime.io.TensorDescription;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a file into copies of the arrays that are to receive it, and copies them back when all of
 * the file has been found right.
 */
final class LoadedModel {
  private final Model model;
  private final Names names;
  private final Map<String, float[]> state;
  private final float[] parameters;
  private final Map<String, float[]> stateCopy = new TreeMap<String, float[]>();

  /** By their names, in the order of the network. */
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<String, StoredTensor>();

  LoadedModel(Model model, Map<String, float[]> state) {
    this(model, null, state);
  }

  /** Of a file in which layers have other names; null if they have their own. */
  LoadedModel(Model model, Names names, Map<String, float[]> state) {
    Settings.present("model", model);
    Attachments.check("state", state);
    this.model = model;
    this.state = state;
    // Copies rather than new arrays: what belongs to no layer stays as it is.
    parameters = model.parameters().clone();
    for (Map.Entry<String, float[]> entry : state.entrySet()) {
      Settings.present("a name in state", entry.getKey());
      Settings.present(entry.getKey(), entry.getValue());
      stateCopy.put(entry.getKey(), entry.getValue().clone());
    }
    this.names = names;
    checkLayers(model, names);
    add(
        StoredTensor.ofModel(
            model,
            parameters,
            names == null ? Collections.<String, String>emptyMap() : names.byLayer()));
    add(StoredTensor.ofState(stateCopy));
  }

  private static void checkLayers(Model model, Names names) {
    Set<String> unknown = new LinkedHashSet<String>();
    if (names != null) {
      unknown.addAll(names.byLayer().keySet());
    }
    for (Layer layer : model.layers()) {
      unknown.remove(layer.name());
    }
    if (!unknown.isEmpty()) {
      throw Unexpected.argument("names", "layers of the model", unknown);
    }
  }

  private void add(List<StoredTensor> stored) {
    for (StoredTensor tensor : stored) {
      tensors.put(tensor.name(), tensor);
    }
  }

  Attachments read(InputStream in) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(in);
    check(header);
    ScalingConstants scaling = new ScalingText(model).read(header.metadata());
    Attachments attachments = new Attachments(scaling, callersMetadata(header), sorted(state));
    ByteSource source = new ByteSource(in);
    for (TensorDescription description : header.tensors().values()) {
      StoredTensor tensor = tensors.get(description.name());
      if (tensor == null) {
        source.pass(description);
      } else {
        tensor.read(source, description);
      }
    }
    source.expectEnd();
    copyBack();
    return attachments;
  }

  private void check(SafetensorsHeader header) throws ModelFormatException {
    String expected = Architecture.of(model.layers());
    String found = header.metadata().get(SavedModel.ARCHITECTURE);
    if (header.metadata().containsKey(SavedCheckpoint.FORMAT)) {
      String of = found == null ? "" : ": " + found;
      throw new ModelFormatException(
          "file", "a model", "a checkpoint, for CheckpointFile to load" + of);
    }
    if (found != null && !found.equals(expected)) {
      throw new ModelFormatException("architecture", expected, found);
    }
    SignatureText.check(model.signature(), header.metadata());
    for (StoredTensor tensor : tensors.values()) {
      tensor.check(header);
    }
    for (TensorDescription tensor : header.tensors().values()) {
      String name = tensor.name();
      // Who gives names has chosen from what may be a larger network.
      if (names == null && !tensors.containsKey(name) && StoredTensor.isOfALayer(tensor)) {
        throw new ModelFormatException(name, "no such tensor", "shape " + tensor.shapeText());
      }
    }
  }

  private void copyBack() {
    System.arraycopy(parameters, 0, model.parameters(), 0, parameters.length);
    for (Map.Entry<String, float[]> entry : stateCopy.entrySet()) {
      float[] values = entry.getValue();
      System.arraycopy(values, 0, state.get(entry.getKey()), 0, values.length);
    }
  }

  private static Map<String, float[]> sorted(Map<String, float[]> state) {
    return Collections.unmodifiableMap(new TreeMap<String, float[]>(state));
  }

  private static Map<String, String> callersMetadata(SafetensorsHeader header) {
    Map<String, String> metadata = new TreeMap<String, String>();
    for (Map.Entry<String, String> entry : header.metadata().entrySet()) {
      if (!entry.getKey().startsWith(SavedModel.RESERVED)) {
        metadata.put(entry.getKey(), entry.getValue());
      }
    }
    return Collections.unmodifiableMap(metadata);
  }
}
