package io.github.chainrule.processor.spec;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One layer of a network, of whichever kind: what the compiler has to know of it.
 *
 * <p>A layer reads its {@code sources}, each the index of an earlier layer or, below zero, of one
 * of the network's inputs, see {@link #input}.
 */
public sealed interface LayerSpec
    permits ActivateSpec,
        BatchNormSpec,
        ConcatSpec,
        ConvSpec,
        DenseSpec,
        EmbeddingSpec,
        DropoutSpec,
        ElementwiseSpec,
        FlattenSpec,
        GlobalPoolSpec,
        LayerNormSpec,
        PoolSpec,
        SliceSpec {

  /** The source index that stands for the network's first or only input. */
  int NETWORK_INPUT = -1;

  /** The source index of an input; inputs are counted from 0. */
  static int input(int index) {
    return NETWORK_INPUT - index;
  }

  String name();

  List<Integer> sources();

  /** The same layer, called and fed otherwise. */
  LayerSpec with(String otherName, List<Integer> otherSources);

  /** What the layer does, by the name of its annotation. */
  String kind();

  /** The activation that ends the layer. */
  default ActivationSpec activation() {
    return ActivationSpec.IDENTITY;
  }

  /**
   * Whether several sources are joined along the channels to the one value that the layer reads.
   */
  default boolean isJoining() {
    return true;
  }

  /** The fewest sources that the layer can do with. */
  default int fewestSources() {
    return 1;
  }

  /** The layer whose parameters this one uses in place of its own, if there is one. */
  default OptionalInt shares() {
    return OptionalInt.empty();
  }

  /**
   * What the layer gives, of what it reads: one value, or one a source if it does not join them.
   */
  Extent extent(List<Extent> inputs);

  /** The layer's parameters, in the order in which they lie in the array of all of them. */
  default List<TensorSpec> tensors(List<Extent> inputs) {
    return List.of();
  }

  /** Whether the layer computes nothing: each of its elements is one of what it reads. */
  default boolean isRearrangement() {
    return false;
  }

  /** Which element of what the layer reads each of its elements is, if it computes nothing. */
  default int[] rearrangement(Extent read) {
    throw new UnsupportedOperationException(kind() + " computes");
  }

  /**
   * How probable it is that training leaves a value out, of a layer of which it leaves some out.
   */
  default OptionalDouble dropped() {
    return OptionalDouble.empty();
  }

  /** How many codes there are that a layer looks up, of one that reads codes. */
  default OptionalInt codes() {
    return OptionalInt.empty();
  }

  /** Judges the layer's attributes, whatever it reads. */
  default void checkAttributes(LayerFindings findings) {}

  /** Judges what the layer reads, of several values the largest, by what it does with it. */
  default void checkInput(Extent read, LayerFindings findings) {}

  /** What the runtime is told to be particular about the layer; mostly nothing. */
  default String detail() {
    return "";
  }

  /** What is particular about the layer, as words of a description; mostly nothing. */
  default List<String> remarks() {
    return detail().isEmpty() ? List.of() : List.of(detail());
  }

  /** What tells the layer from others of its kind, but for its name and its sources. */
  String content();

  <R> R accept(Visitor<R> visitor);

  /**
   * One question, answered for each kind of layer; a new kind makes every answer a compile error.
   */
  interface Visitor<R> {

    R dense(DenseSpec layer);

    R embedding(EmbeddingSpec layer);

    R concat(ConcatSpec layer);

    R elementwise(ElementwiseSpec layer);

    R activate(ActivateSpec layer);

    R slice(SliceSpec layer);

    R layerNorm(LayerNormSpec layer);

    R batchNorm(BatchNormSpec layer);

    R conv(ConvSpec layer);

    R pool(PoolSpec layer);

    R globalPool(GlobalPoolSpec layer);

    R flatten(FlattenSpec layer);

    R dropout(DropoutSpec layer);
  }
}
