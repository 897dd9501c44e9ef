package io.github.chainrule.exchange.lower;

import io.github.chainrule.exchange.draft.LayerDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer, or an input, and what the axes of its value are made of: positions first, channels last.
 * How an input is arranged is left open until the first layer that reads it says how it wants it.
 */
final class Source {
  final LayerDraft layer;
  private List<List<Atom>> axes;

  Source(LayerDraft layer, List<List<Atom>> axes) {
    this.layer = layer;
    this.axes = axes;
    if (axes != null) {
      tellExtent();
    }
  }

  boolean isOpen() {
    return axes == null;
  }

  void arrange(List<List<Atom>> arranged) {
    axes = new ArrayList<>(arranged);
    tellExtent();
  }

  private void tellExtent() {
    layer.setExtent(axes.stream().mapToInt(Atom::size).toArray());
  }

  List<List<Atom>> positions() {
    return axes.subList(0, axes.size() - 1);
  }

  List<Atom> channels() {
    return axes.get(axes.size() - 1);
  }

  List<List<Atom>> axes() {
    return axes;
  }

  boolean isVector() {
    return axes.size() == 1;
  }
}
