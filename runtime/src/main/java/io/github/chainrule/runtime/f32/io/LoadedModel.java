package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.io.Architecture;
import io.github.chainrule.runtime.io.ByteSource;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.io.TensorDescription;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a file into copies of the arrays that are to receive it, and copies them back when all of
 * the file has been found right.
 */
final class LoadedModel {
  private final Model model;
  private final Map<String, float[]> state;
  private final float[] parameters;
  private final Map<String, float[]> stateCopy = new TreeMap<String, float[]>();
  private final Map<String, StoredTensor> tensors = new TreeMap<String, StoredTensor>();
  private final List<StoredTensor> inOrder = new ArrayList<StoredTensor>();

  LoadedModel(Model model, Map<String, float[]> state) {
    this.model = model;
    this.state = state;
    // Copies rather than new arrays: what belongs to no layer stays as it is.
    parameters = model.parameters().clone();
    for (Map.Entry<String, float[]> entry : state.entrySet()) {
      stateCopy.put(entry.getKey(), entry.getValue().clone());
    }
    inOrder.addAll(StoredTensor.ofModel(model, parameters));
    inOrder.addAll(StoredTensor.ofState(stateCopy));
    for (StoredTensor tensor : inOrder) {
      tensors.put(tensor.name(), tensor);
    }
  }

  Attachments read(InputStream in) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(in);
    check(header);
    Attachments attachments =
        Attachments.of(new ScalingText(model).read(header.metadata()))
            .withMetadata(callersMetadata(header))
            .withState(state);
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
    if (found != null && !found.equals(expected)) {
      throw new ModelFormatException("architecture", expected, found);
    }
    for (StoredTensor tensor : inOrder) {
      tensor.check(header.tensors().get(tensor.name()));
    }
    for (TensorDescription tensor : header.tensors().values()) {
      String name = tensor.name();
      if (!tensors.containsKey(name) && !name.startsWith(StoredTensor.STATE)) {
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

  private static Map<String, String> callersMetadata(SafetensorsHeader header) {
    Map<String, String> metadata = new TreeMap<String, String>();
    for (Map.Entry<String, String> entry : header.metadata().entrySet()) {
      if (!entry.getKey().startsWith(SavedModel.RESERVED)) {
        metadata.put(entry.getKey(), entry.getValue());
      }
    }
    return metadata;
  }
}
