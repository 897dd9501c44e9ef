package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network as it is declared: everything that the later stages know of the annotated interface.
 *
 * @param name what the interface is called and where the generated classes go
 * @param parts the inputs, which lie in x one after another
 * @param layers the layers in the order of their declaration
 * @param heads the outputs, which lie in y one after another, in the order of their layers
 * @param extents what each layer gives, in their order
 */
public record NetworkSpec(
    InterfaceName name,
    List<InputSpec> parts,
    Precision precision,
    Emission emission,
    List<LayerSpec> layers,
    List<HeadSpec> heads,
    List<Extent> extents) {

  public NetworkSpec {
    parts = List.copyOf(parts);
    layers = List.copyOf(layers);
    heads = List.copyOf(heads);
    extents = List.copyOf(extents);
  }

  /** A network whose extents follow from its layers. */
  public NetworkSpec(
      InterfaceName name,
      List<InputSpec> parts,
      Precision precision,
      Emission emission,
      List<LayerSpec> layers,
      List<HeadSpec> heads) {
    this(name, parts, precision, emission, layers, heads, extents(parts, layers));
  }

  /** A network of one vector as its input, whose only head is its last layer. */
  public NetworkSpec(
      InterfaceName name,
      int inputs,
      Precision precision,
      Emission emission,
      List<LayerSpec> layers,
      LossSpec loss) {
    this(
        name,
        List.of(InputSpec.unnamed(Extent.vector(inputs))),
        precision,
        emission,
        layers,
        List.of(new HeadSpec(layers.size() - 1, loss, 1)));
  }

  private static List<Extent> extents(List<InputSpec> parts, List<LayerSpec> layers) {
    List<Extent> extents = new ArrayList<>();
    for (LayerSpec layer : layers) {
      extents.add(layer.extent(read(parts, extents, layer)));
    }
    return extents;
  }

  /** The values that a layer reads: its sources joined, or one by one. */
  private static List<Extent> read(List<InputSpec> parts, List<Extent> extents, LayerSpec layer) {
    List<Extent> sources =
        layer.sources().stream().map(source -> extent(parts, extents, source)).toList();
    return layer.isJoining() ? List.of(Extent.joined(sources)) : sources;
  }

  /** Whether methods of the interface declare the inputs. */
  public boolean declaresInputs() {
    return parts.get(0).isDeclared();
  }

  /** Whether features or classes say what values of inputs or outputs mean. */
  public boolean isTyped() {
    return hasFeatures() || heads.stream().anyMatch(head -> head.classes().isPresent());
  }

  /** Whether features say what values of the inputs mean. */
  public boolean hasFeatures() {
    return parts.stream().anyMatch(part -> part.features().isPresent());
  }

  /** The number of values in the network's input. */
  public int inputs() {
    return parts.stream().mapToInt(part -> part.extent().size()).sum();
  }

  /** The number of values in the network's output. */
  public int outputs() {
    return heads.stream().mapToInt(head -> extents.get(head.layer()).size()).sum();
  }

  /** The layers that leave values out in training, by their indices. */
  public List<Integer> masked() {
    return IntStream.range(0, layers.size())
        .filter(layer -> layers.get(layer).dropped().isPresent())
        .boxed()
        .toList();
  }

  /** The number of values that training may leave out of one sample. */
  public int masks() {
    return masked().stream().mapToInt(layer -> extents.get(layer).size()).sum();
  }

  /** The layer whose value a head is. */
  public LayerSpec layerOf(HeadSpec head) {
    return layers.get(head.layer());
  }

  /** The values that a layer reads: one, or one a source if it does not join them. */
  public List<Extent> inputsOf(int layer) {
    return read(parts, extents, layers.get(layer));
  }

  /** What an input or a layer gives, by the index of a source. */
  public Extent extentOf(int source) {
    return extent(parts, extents, source);
  }

  private static Extent extent(List<InputSpec> parts, List<Extent> extents, int source) {
    return source < 0 ? parts.get(LayerSpec.input(source)).extent() : extents.get(source);
  }

  /** What a layer reads; of several values, the largest. */
  public Extent inputOf(int layer) {
    return Extent.largest(inputsOf(layer));
  }

  /** The parameters that a layer uses, be they its own or another's. */
  public List<TensorSpec> tensorsOf(int layer) {
    return layers.get(layer).tensors(inputsOf(layer));
  }

  /** The name of a layer, or of an input, by the index of a source. */
  public String nameOf(int source) {
    return source < 0 ? parts.get(LayerSpec.input(source)).name() : layers.get(source).name();
  }

  /** Whether a layer reads the one declared before it and nothing else, or all inputs. */
  public boolean readsTheOneBefore(int layer) {
    return layers.get(layer).sources().equals(sourcesBefore(layer, parts.size()));
  }

  /** The sources of a layer that names none. */
  public static List<Integer> sourcesBefore(int layer, int parts) {
    List<Integer> sources = new ArrayList<>();
    if (layer > 0) {
      sources.add(layer - 1);
    } else {
      for (int part = 0; part < parts; part++) {
        sources.add(LayerSpec.input(part));
      }
    }
    return sources;
  }

  /** The loss in words: its name, or which share of which head's is added up. */
  public String lossText() {
    return heads.stream().map(this::lossText).collect(Collectors.joining(" + "));
  }

  private String lossText(HeadSpec head) {
    String factor = head.weight() == 1 ? "" : head.weight() + " ";
    String of = heads.size() == 1 ? "" : " of " + layerOf(head).name();
    return factor + head.loss().title() + of;
  }
}
