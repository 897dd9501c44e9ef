package io.github.chainrule.processor.spec;

import java.util.List;

/**
 * One layer of a network, of whichever kind: what the compiler has to know of it.
 *
 * <p>A layer reads its {@code sources}, each the index of an earlier layer or {@link
 * #NETWORK_INPUT}, one after another along the channels. The annotations of today always name the
 * previous layer; the stages after the reader accept any directed acyclic graph.
 */
public sealed interface LayerSpec permits DenseSpec {

  /** The source index that stands for the network's input. */
  int NETWORK_INPUT = -1;

  String name();

  List<Integer> sources();

  /** The same layer, called and fed otherwise. */
  LayerSpec with(String otherName, List<Integer> otherSources);

  /** The activation that ends the layer. */
  ActivationSpec activation();

  /** What the layer gives, of what it reads. */
  Extent extent(Extent input);

  /** The layer's parameters, in the order in which they lie in the array of all of them. */
  List<TensorSpec> tensors(Extent input);

  /** What is particular about the layer, as words of a description; mostly nothing. */
  List<String> remarks();

  /** What tells the layer from others of its kind, but for its name and its sources. */
  String content();

  <R> R accept(LayerVisitor<R> visitor);
}
