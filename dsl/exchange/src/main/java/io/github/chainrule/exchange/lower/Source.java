package io.github.chainrule.exchange.lower;

import io.github.chainrule.exchange.draft.LayerDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer, or an input, and what the axes of its value are made of: positions first, channels last.
 * How an input is arranged is left open until the first layer that reads it says how it wants it,
 * and so are the rows that an embedding looks up by an open input.
 */
final class Source {
  final LayerDraft layer;
  private List<List<Atom>> axes;

  /** What an embedding looks up, and what its rows are made of; null of everything else. */
  private final Source codes;

  private final List<Atom> units;

  Source(LayerDraft layer, List<List<Atom>> axes) {
    this(layer, null, List.of());
    if (axes != null) {
      arrange(axes);
    }
  }

  private Source(LayerDraft layer, Source codes, List<Atom> units) {
    this.layer = layer;
    this.codes = codes;
    this.units = units;
  }

  /** An embedding, whose rows stand beside each other in the channels of their codes. */
  static Source ofRows(LayerDraft layer, Source codes, List<Atom> units) {
    return new Source(layer, codes, units);
  }

  boolean isOpen() {
    if (axes == null && codes != null && !codes.isOpen()) {
      List<List<Atom>> own = new ArrayList<>(codes.positions());
      List<Atom> channels = new ArrayList<>(codes.channels());
      channels.addAll(units);
      own.add(channels);
      setAxes(own);
    }
    return axes == null;
  }

  void arrange(List<List<Atom>> arranged) {
    if (codes != null) {
      codes.arrange(withoutUnits(arranged));
    }
    setAxes(arranged);
  }

  /** The axes of the codes. */
  private List<List<Atom>> withoutUnits(List<List<Atom>> arranged) {
    List<List<Atom>> rest = new ArrayList<>(arranged);
    List<Atom> channels = Atom.leaves(rest.remove(rest.size() - 1));
    List<Atom> row = Atom.leaves(units);
    int count = channels.size() - row.size();
    if (count < 0 || !channels.subList(count, channels.size()).equals(row)) {
      throw new IllegalArgumentException("the rows of an embedding are taken apart");
    }
    rest.add(channels.subList(0, count));
    return rest;
  }

  private void setAxes(List<List<Atom>> arranged) {
    axes = new ArrayList<>(arranged);
    layer.setExtent(axes.stream().mapToInt(Atom::size).toArray());
  }

  List<List<Atom>> positions() {
    return axes().subList(0, axes.size() - 1);
  }

  List<Atom> channels() {
    return axes().get(axes.size() - 1);
  }

  /** Null while they are open. */
  List<List<Atom>> axes() {
    return isOpen() ? null : axes;
  }

  boolean isVector() {
    return axes().size() == 1;
  }
}
