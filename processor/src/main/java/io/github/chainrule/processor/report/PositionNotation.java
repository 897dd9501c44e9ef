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

  static final List<String> POSITIONS = List.of("p", "q");
  static final List<String> KERNEL = List.of("m", "n");

  /** Positions of a layer beside those of what it reads. */
  static final List<String> OTHERS = List.of("p′", "q′");

  /** Where in what is read the maximum of a window is, along each axis. */
  static final List<String> MAXIMA = List.of("a", "c");

  private static final Notation ZERO = Notation.number("0");

  private final NetworkSpec network;
  private final IntFunction<String> layers;

  PositionNotation(NetworkSpec network, IntFunction<String> layers) {
    this.network = network;
    this.layers = layers;
  }

  /** Any position of a value. */
  List<Notation> positions(Extent extent) {
    return positions(POSITIONS, extent);
  }

  /** Any position of a value, apart from that of another. */
  List<Notation> others(Extent extent) {
    return positions(OTHERS, extent);
  }

  private static List<Notation> positions(List<String> letters, Extent extent) {
    List<Notation> positions = new ArrayList<>();
    for (int axis = 0; axis < extent.positions().size(); axis++) {
      positions.add(index(letters.get(axis), extent.positions().get(axis)));
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

  /** ∂E/∂ an element of the outputs. */
  Notation seed(List<Notation> positions, Notation channel) {
    return indexed(Symbol.vector("e"), with(positions, channel));
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
      places.add(place(POSITIONS.get(axis), axis, axes.get(axis)));
    }
    return places;
  }

  private Notation place(String letter, int axis, WindowSpec.Axis along) {
    Notation position = index(letter, along.count());
    Notation place = index(KERNEL.get(axis), along.size());
    return shifted(
        combined(List.of(along.stride(), along.dilation()), List.of(position, place)),
        -along.before());
  }

  /** The windows, by their places, that reach a position; with a stride, any. */
  List<Notation> reaching(List<WindowSpec.Axis> axes) {
    List<Notation> windows = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      WindowSpec.Axis along = axes.get(axis);
      Notation position = shifted(index(POSITIONS.get(axis), along.length()), along.before());
      Notation place = combined(List.of(along.dilation()), List.of(kernel(axis, along)));
      windows.add(
          along.stride() > 1
              ? index(OTHERS.get(axis), along.count())
              : place.equals(ZERO) ? position : difference(position, place));
    }
    return windows;
  }

  private static Notation difference(Notation from, Notation taken) {
    return Notation.atom(
        from.equals(ZERO)
            ? Notation.MINUS + taken.markup()
            : from.markup() + Notation.operator("−") + taken.markup());
  }

  /** Which of any windows reach a position. */
  List<Notation> areReached(List<WindowSpec.Axis> axes) {
    List<Notation> conditions = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      WindowSpec.Axis along = axes.get(axis);
      if (along.stride() > 1) {
        Notation position = index(POSITIONS.get(axis), along.length());
        conditions.add(equal(place(OTHERS.get(axis), axis, along), position));
      }
    }
    return conditions;
  }

  /** Σ over all windows that reach a position. */
  Notation overReaching(List<WindowSpec.Axis> axes, Notation body) {
    Notation all = body;
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      WindowSpec.Axis along = axes.get(axis);
      all = over(Notation.SUM, KERNEL.get(axis), along.size(), all);
      all = along.stride() > 1 ? over(Notation.SUM, OTHERS.get(axis), along.count(), all) : all;
    }
    return all;
  }

  /** The window that a position lies in, where windows lie beside each other. */
  List<Notation> tiles(List<WindowSpec.Axis> axes) {
    List<Notation> windows = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      WindowSpec.Axis along = axes.get(axis);
      Notation position = shifted(index(POSITIONS.get(axis), along.length()), along.before());
      windows.add(position.equals(ZERO) ? ZERO : ratio(position, along.stride()));
    }
    return windows;
  }

  /** 1 where both are the same, otherwise 0. */
  Notation equal(Notation left, Notation right) {
    return Notation.fenced("[", Notation.relation(left, "=", right), "]");
  }

  /** Any place of a kernel. */
  List<Notation> kernel(List<WindowSpec.Axis> axes) {
    List<Notation> places = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      places.add(kernel(axis, axes.get(axis)));
    }
    return places;
  }

  private static Notation kernel(int axis, WindowSpec.Axis along) {
    return index(KERNEL.get(axis), along.size());
  }

  /** A sum, or a maximum, over all positions of a value. */
  Notation overPositions(String operator, List<String> letters, Extent extent, Notation body) {
    Notation all = body;
    for (int axis = extent.positions().size() - 1; axis >= 0; axis--) {
      all = over(operator, letters.get(axis), extent.positions().get(axis), all);
    }
    return all;
  }

  /** A sum, or a maximum, over an index from 0 on, or the body itself if that is all there is. */
  Notation over(String operator, String letter, int size, Notation body) {
    Notation from = Notation.relation(Notation.name(letter), "=", ZERO);
    return size == 1 ? body : Notation.over(operator, from, String.valueOf(size - 1), body);
  }

  /** The channel that is the i-th of the group that filter j belongs to. */
  Notation ofGroup(Notation i, Notation j, int channels, int filters) {
    return combined(List.of(channels, 1), List.of(ratio(j, filters), i));
  }

  /** How often a number goes into an index. */
  Notation ratio(Notation index, int number) {
    if (number == 1) {
      return index.markup().contains("<mo>") ? index.inParentheses() : index;
    }
    Notation ratio = Notation.relation(index, "/", Notation.number(String.valueOf(number)));
    return Notation.fenced("⌊", ratio, "⌋");
  }

  /** What an index is more than a multiple of a number. */
  Notation remainder(Notation index, int number) {
    return number == 1
        ? ZERO
        : difference(index, combined(List.of(number), List.of(ratio(index, number))));
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
