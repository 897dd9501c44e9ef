package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Writes elements of values by their positions and channels. An axis of length 1 has the index 0.
 */
final class PositionNotation {

  static final String SUM = "<mo>∑</mo>";
  static final List<String> POSITIONS = List.of("p", "q");
  static final List<String> KERNEL = List.of("m", "n");

  private static final Notation ZERO = Notation.number("0");

  private final NetworkSpec network;
  private final IntFunction<String> layers;

  PositionNotation(NetworkSpec network, IntFunction<String> layers) {
    this.network = network;
    this.layers = layers;
  }

  /** Any position of a value. */
  List<Notation> positions(Extent extent) {
    List<Notation> positions = new ArrayList<>();
    for (int axis = 0; axis < extent.positions().size(); axis++) {
      positions.add(index(POSITIONS.get(axis), extent.positions().get(axis)));
    }
    return positions;
  }

  /** Any channel of a value. */
  Notation channel(String letter, Extent extent) {
    return index(letter, extent.channels());
  }

  private static Notation index(String letter, int length) {
    return length == 1 ? ZERO : Notation.name(letter);
  }

  /** An element of an input, which has its own name where there are several, or of a layer. */
  Notation value(int source, List<Notation> positions, Notation channel) {
    return indexed(symbol(source), with(positions, channel));
  }

  private Symbol symbol(int source) {
    if (source < 0) {
      return Symbol.vector(network.parts().size() == 1 ? "x" : network.nameOf(source));
    }
    boolean isOnlyHead = network.heads().size() == 1 && network.heads().get(0).layer() == source;
    return isOnlyHead ? Symbol.vector("y") : Symbol.vector("h", source);
  }

  /** An element of something else that a layer has. */
  Notation element(String letter, int layer, List<Notation> positions, Notation channel) {
    return indexed(letter, layer, with(positions, channel));
  }

  /** What a layer has for some indices, of which there may be none. */
  Notation indexed(String letter, int layer, List<Notation> indices) {
    return indexed(Symbol.vector(letter, layer), indices);
  }

  Notation parameter(String letter, int layer, List<Notation> indices) {
    return indexed(letter, layer, indices);
  }

  private Notation indexed(Symbol symbol, List<Notation> indices) {
    return indices.isEmpty() ? symbol.notation(layers) : symbol.at(layers, indices);
  }

  private static List<Notation> with(List<Notation> positions, Notation channel) {
    List<Notation> indices = new ArrayList<>(positions);
    indices.add(channel);
    return indices;
  }

  /** The channels of several values one after another, and one of them. */
  Notation joined(List<Integer> sources, List<Notation> positions, Notation channel) {
    String all =
        sources.stream()
            .map(source -> indexed(symbol(source), positions).markup())
            .collect(Collectors.joining(Notation.operator(",")));
    String list = Notation.atom(all).inParentheses().markup();
    return Notation.atom("<msub>" + list + "<mrow>" + channel.markup() + "</mrow></msub>");
  }

  /** Where a window's places are in what is read. */
  List<Notation> places(List<WindowSpec.Axis> axes) {
    List<Notation> places = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      WindowSpec.Axis along = axes.get(axis);
      Notation position = index(POSITIONS.get(axis), along.count());
      Notation place = index(KERNEL.get(axis), along.size());
      places.add(
          shifted(
              combined(List.of(along.stride(), along.dilation()), List.of(position, place)),
              -along.before()));
    }
    return places;
  }

  /** Any place of a kernel. */
  List<Notation> kernel(List<WindowSpec.Axis> axes) {
    List<Notation> places = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      places.add(index(KERNEL.get(axis), axes.get(axis).size()));
    }
    return places;
  }

  /** A sum, or a maximum, over an index from 0 on, or the body itself if that is all there is. */
  Notation over(String operator, String letter, int size, Notation body) {
    Notation from = Notation.relation(Notation.name(letter), "=", ZERO);
    return size == 1 ? body : Notation.over(operator, from, String.valueOf(size - 1), body);
  }

  /** The channel that is the i-th of the group that filter j belongs to. */
  Notation ofGroup(Notation i, Notation j, int channels, int filters) {
    Notation ratio = Notation.relation(j, "/", Notation.number(String.valueOf(filters)));
    Notation group = filters == 1 ? j : Notation.fenced("⌊", ratio, "⌋");
    return combined(List.of(channels, 1), List.of(group, i));
  }

  /** The place of a channel where all positions are one vector. */
  Notation flattened(Extent extent, Notation channel) {
    List<Integer> factors = new ArrayList<>(List.of(1));
    int factor = extent.channels();
    for (int axis = extent.positions().size() - 1; axis >= 0; axis--) {
      factors.add(0, factor);
      factor *= extent.positions().get(axis);
    }
    return combined(factors, with(positions(extent), channel));
  }

  /** The sum of some multiples, without those of 0. */
  Notation combined(List<Integer> factors, List<Notation> indices) {
    List<String> terms = new ArrayList<>();
    for (int term = 0; term < factors.size(); term++) {
      if (!indices.get(term).equals(ZERO)) {
        String number = factors.get(term) == 1 ? "" : "<mn>" + factors.get(term) + "</mn>";
        terms.add(number + indices.get(term).markup());
      }
    }
    return terms.isEmpty() ? ZERO : Notation.atom(String.join(Notation.operator("+"), terms));
  }

  /** An index some further. */
  Notation shifted(Notation index, int distance) {
    if (distance == 0) {
      return index;
    }
    String number = "<mn>" + Math.abs(distance) + "</mn>";
    String sign = distance < 0 ? "−" : "+";
    return index.equals(ZERO)
        ? Notation.atom((distance < 0 ? Notation.MINUS : "") + number)
        : Notation.atom(index.markup() + Notation.operator(sign) + number);
  }
}
