package io.github.chainrule.processor.report;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a network that is no chain of vectors as a graph from top to bottom: a box for each input
 * and layer, below all that it reads, and a line for each value that is read, with its shape.
 */
final class GraphDiagram {

  /** Larger ones would be no picture that anybody looks at. */
  private static final int MOST_LAYERS = 60;

  private static final double APART = 168;
  private static final double BELOW = 88;
  private static final double BOX_WIDTH = 128;
  private static final double BOX_HEIGHT = 40;
  private static final double MARGIN = 20;
  private static final double HALF_LETTER = 3;
  private static final int LONGEST_NAME = 15;

  /** A box, or a place where a line passes a rank; the first has the index of its value. */
  private static final class Place {
    private final int rank;
    private final int value;
    private final List<Place> from = new ArrayList<>();
    private double x;

    Place(int rank, int value) {
      this.rank = rank;
      this.value = value;
    }

    /** The mean of what it comes from, by which neighbours are put in order. */
    double pull() {
      return from.stream().mapToDouble(place -> place.x).average().orElse(0);
    }
  }

  private static final int PASSING = -1;

  private final Markup out;
  private final NetworkSpec network;
  private final List<Place> boxes = new ArrayList<>();
  private final List<List<Place>> ranks = new ArrayList<>();

  private GraphDiagram(Markup out, NetworkSpec network) {
    this.out = out;
    this.network = network;
    network.parts().forEach(part -> add(List.of()));
    network.layers().forEach(layer -> add(layer.sources()));
  }

  /** Whether a network is better drawn as a graph than by the units of its layers. */
  static boolean suits(NetworkSpec network) {
    boolean isChain = network.parts().size() == 1 && network.heads().size() == 1;
    for (int index = 0; index < network.layers().size(); index++) {
      isChain &= network.readsTheOneBefore(index);
      isChain &= network.extents().get(index).positions().isEmpty();
    }
    isChain &= network.parts().get(0).extent().positions().isEmpty();
    return !isChain && network.layers().size() <= MOST_LAYERS;
  }

  static void write(Markup out, NetworkSpec network) {
    new GraphDiagram(out, network).write();
  }

  private int valueOf(int source) {
    return source < 0 ? LayerSpec.input(source) : network.parts().size() + source;
  }

  /** Adds the box of the next value, and the places where its lines pass the ranks between. */
  private void add(List<Integer> sources) {
    int rank =
        sources.stream().mapToInt(source -> boxes.get(valueOf(source)).rank + 1).max().orElse(0);
    Place box = new Place(rank, boxes.size());
    for (int source : sources) {
      Place last = boxes.get(valueOf(source));
      while (last.rank < rank - 1) {
        Place passing = new Place(last.rank + 1, PASSING);
        passing.from.add(last);
        put(passing);
        last = passing;
      }
      box.from.add(last);
    }
    put(box);
    boxes.add(box);
  }

  private void put(Place place) {
    while (ranks.size() <= place.rank) {
      ranks.add(new ArrayList<>());
    }
    ranks.get(place.rank).add(place);
  }

  private void write() {
    int widest = ranks.stream().mapToInt(List::size).max().orElse(1);
    double width = 2 * MARGIN + BOX_WIDTH + APART * (widest - 1);
    double height = 2 * MARGIN + BOX_HEIGHT + BELOW * (ranks.size() - 1);
    for (List<Place> rank : ranks) {
      rank.sort(Comparator.comparingDouble(Place::pull));
      for (int index = 0; index < rank.size(); index++) {
        rank.get(index).x = 0.5 * width + APART * (index - 0.5 * (rank.size() - 1));
      }
    }
    String box = "0 0 " + Numerals.coordinate(width) + " " + Numerals.coordinate(height);
    out.open("div", "class", "diagram");
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        box,
        "style",
        "--width:" + Math.round(width) + "px;--share:auto",
        "role",
        "img",
        "aria-label",
        label());
    ranks.forEach(rank -> rank.forEach(this::lines));
    ranks.forEach(rank -> rank.forEach(this::shapes));
    boxes.forEach(this::box);
    out.close().closeLine();
  }

  private String label() {
    return network.layers().stream()
        .map(
            layer ->
                layer.name()
                    + " of "
                    + layer.sources().stream().map(this::name).collect(Collectors.joining(" and ")))
        .collect(Collectors.joining(", ", "", "."));
  }

  private String name(int source) {
    return source < 0 && !network.declaresInputs() ? "x" : network.nameOf(source);
  }

  private static double y(int rank) {
    return MARGIN + 0.5 * BOX_HEIGHT + BELOW * rank;
  }

  private void lines(Place to) {
    for (Place from : to.from) {
      double start = y(from.rank) + (from.value == PASSING ? 0 : 0.5 * BOX_HEIGHT);
      double end = y(to.rank) - (to.value == PASSING ? 0 : 0.5 * BOX_HEIGHT);
      double bend = 0.5 * (end - start);
      String path =
          "M"
              + point(from.x, start)
              + "C"
              + point(from.x, start + bend)
              + " "
              + point(to.x, end - bend)
              + " "
              + point(to.x, end);
      out.empty("path", "class", "edge", "d", path);
    }
  }

  /** The shape of a value stands beside the middle of the line's first part. */
  private void shapes(Place to) {
    for (Place from : to.from) {
      if (from.value != PASSING) {
        String shape = Numerals.extent(extent(from.value));
        double x = 0.5 * (from.x + to.x) + 5 + HALF_LETTER * shape.length();
        text(x, y(from.rank) + 0.5 * BELOW + 4, "shape", shape);
      }
    }
  }

  private Extent extent(int value) {
    int parts = network.parts().size();
    return value < parts
        ? network.parts().get(value).extent()
        : network.extents().get(value - parts);
  }

  private void box(Place place) {
    int layer = place.value - network.parts().size();
    boolean isHead = network.heads().stream().anyMatch(head -> head.layer() == layer);
    out.open("g", "class", layer < 0 ? "input" : isHead ? "output" : "hidden");
    out.empty(
        "rect",
        "x",
        Numerals.coordinate(place.x - 0.5 * BOX_WIDTH),
        "y",
        Numerals.coordinate(y(place.rank) - 0.5 * BOX_HEIGHT),
        "width",
        Numerals.coordinate(BOX_WIDTH),
        "height",
        Numerals.coordinate(BOX_HEIGHT),
        "rx",
        "9");
    out.close();
    if (layer < 0) {
      InputSpec part = network.parts().get(place.value);
      text(place.x, y(place.rank) - 2, "name", part.isDeclared() ? part.name() : "input x");
    } else {
      text(place.x, y(place.rank) - 2, "name", shortened(network.layers().get(layer).name()));
    }
    String words = layer < 0 ? "input" : words(network.layers().get(layer));
    String shape = isHead ? ", " + Numerals.extent(extent(place.value)) : "";
    text(place.x, y(place.rank) + 13, "label", words + shape);
  }

  private static String words(LayerSpec layer) {
    boolean isPlain = layer.activation().is(Activation.IDENTITY);
    return isPlain ? layer.kind() : layer.kind() + " " + shortened(layer.activation().name());
  }

  private static String shortened(String name) {
    return Diagram.shortened(name, LONGEST_NAME);
  }

  private void text(double x, double y, String kind, String text) {
    out.element(
        "text", text, "class", kind, "x", Numerals.coordinate(x), "y", Numerals.coordinate(y));
  }

  private static String point(double x, double y) {
    return Numerals.coordinate(x) + " " + Numerals.coordinate(y);
  }
}
