package io.github.chainrule.processor.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The elements of x that an embedding reads as codes.
 *
 * @param layer the embedding's index
 * @param size how many codes there are; each element is an integer from 0 to before it
 * @param places the elements' indices in x, in the order in which they are looked up
 */
public record Codes(int layer, int size, List<Integer> places) {

  /** Some codes at even distances: so many neighbours, so often, each so far from those before. */
  public record Block(int first, int channels, int positions, int stride) {}

  public Codes {
    places = List.copyOf(places);
  }

  /** The codes of all embeddings of a valid network, in the order of the layers. */
  public static List<Codes> of(NetworkSpec network) {
    if (network.layers().stream().noneMatch(layer -> layer.codes().isPresent())) {
      return List.of();
    }
    Shown shown = new Shown(network);
    List<Codes> all = new ArrayList<>();
    for (int index = 0; index < network.layers().size(); index++) {
      LayerSpec layer = network.layers().get(index);
      if (layer.codes().isPresent()) {
        int[] places = shown.read(layer).orElseThrow();
        all.add(new Codes(index, layer.codes().getAsInt(), Arrays.stream(places).boxed().toList()));
      }
      shown.add(layer, network.inputOf(index));
    }
    return all;
  }

  /** The codes of one layer, if it is an embedding. */
  public static Optional<Codes> of(NetworkSpec network, int layer) {
    return network.layers().get(layer).codes().isPresent()
        ? of(network).stream().filter(codes -> codes.layer() == layer).findFirst()
        : Optional.empty();
  }

  /** How many codes there are for each element of x; 0 for one that is no code. */
  public static int[] limits(NetworkSpec network) {
    int[] limits = new int[network.inputs()];
    for (Codes codes : of(network)) {
      for (int place : codes.places()) {
        limits[place] = limits[place] == 0 ? codes.size() : Math.min(limits[place], codes.size());
      }
    }
    return limits;
  }

  /** The same codes in blocks, each as large as it can be, from left to right. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int next = 0;
    while (next < places.size()) {
      Block block = block(next);
      blocks.add(block);
      next += block.channels() * block.positions();
    }
    return blocks;
  }

  private Block block(int from) {
    int first = places.get(from);
    int channels = neighbours(from);
    int next = from + channels;
    if (neighbours(next) != channels) {
      return new Block(first, channels, 1, 0);
    }
    int stride = places.get(next) - first;
    int positions = 2;
    next += channels;
    while (neighbours(next) == channels && places.get(next) == first + positions * stride) {
      positions++;
      next += channels;
    }
    return new Block(first, channels, positions, stride);
  }

  /** How many from some place on are one beside the other; 0 behind the last. */
  private int neighbours(int from) {
    int end = from;
    while (end < places.size() && places.get(end) == places.get(from) + end - from) {
      end++;
    }
    return end - from;
  }

  /** Which elements of x are shown by the inputs, and by layers that compute nothing. */
  private static final class Shown {
    private final NetworkSpec network;
    private final List<int[]> parts = new ArrayList<>();
    private final List<Optional<int[]>> layers = new ArrayList<>();

    Shown(NetworkSpec network) {
      this.network = network;
      int from = 0;
      for (InputSpec part : network.parts()) {
        parts.add(IntStream.range(from, from + part.extent().size()).toArray());
        from += part.extent().size();
      }
    }

    /** Takes down what the next layer shows. */
    void add(LayerSpec layer, Extent read) {
      layers.add(
          layer.isRearrangement()
              ? read(layer)
                  .map(x -> Arrays.stream(layer.rearrangement(read)).map(at -> x[at]).toArray())
              : Optional.empty());
    }

    /** What a layer reads, its sources joined along the channels; empty if one is computed. */
    Optional<int[]> read(LayerSpec layer) {
      List<int[]> sources = new ArrayList<>();
      for (int source : layer.sources()) {
        of(source).ifPresent(sources::add);
      }
      if (sources.size() < layer.sources().size()) {
        return Optional.empty();
      }
      int positions = positionsOf(layer.sources().get(0));
      IntStream joined =
          IntStream.range(0, positions)
              .flatMap(at -> sources.stream().flatMapToInt(it -> position(it, at, positions)));
      return Optional.of(joined.toArray());
    }

    private Optional<int[]> of(int source) {
      return source < 0 ? Optional.of(parts.get(LayerSpec.input(source))) : layers.get(source);
    }

    private int positionsOf(int source) {
      Extent extent = network.extentOf(source);
      return extent.size() / extent.channels();
    }

    private static IntStream position(int[] elements, int position, int positions) {
      int channels = elements.length / positions;
      return Arrays.stream(elements, position * channels, (position + 1) * channels);
    }
  }
}
