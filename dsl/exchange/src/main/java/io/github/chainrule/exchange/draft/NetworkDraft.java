package io.github.chainrule.exchange.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network that an import makes of a file, before it is written as an interface, parameters and
 * a test.
 *
 * @param inputs in the order of x
 * @param layers in network order
 * @param heads in the order of y
 * @param shift what is subtracted from each element of x before the network reads it; null if it
 *     reads x as it is
 * @param scale what the difference is divided by
 * @param metadata texts for the file of the parameters
 * @param notes what was folded, dropped or renamed
 */
public record NetworkDraft(
    List<InputDraft> inputs,
    List<LayerDraft> layers,
    List<HeadDraft> heads,
    double[] shift,
    double[] scale,
    Map<String, String> metadata,
    List<String> notes) {

  public NetworkDraft {
    inputs = List.copyOf(inputs);
    layers = List.copyOf(layers);
    heads = List.copyOf(heads);
    metadata = Map.copyOf(metadata);
    notes = List.copyOf(notes);
  }

  /** This draft with texts for the file of the parameters that it does not have already. */
  public NetworkDraft withMetadata(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.putAll(metadata);
    return new NetworkDraft(inputs, layers, heads, shift, scale, all, notes);
  }

  /** This draft with another note. */
  public NetworkDraft withNote(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new NetworkDraft(inputs, layers, heads, shift, scale, metadata, all);
  }

  /** The number of elements of x. */
  public int inputSize() {
    return inputs.stream().mapToInt(input -> input.layer().size()).sum();
  }

  /** The number of elements of y. */
  public int outputSize() {
    return heads.stream().mapToInt(head -> head.layer().size()).sum();
  }

  public long parameters() {
    return layers.stream()
        .flatMap(layer -> layer.tensors().values().stream())
        .mapToLong(tensor -> tensor.size())
        .sum();
  }

  public boolean isScaled() {
    return shift != null;
  }
}
