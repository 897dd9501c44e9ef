package io.github.chainrule.exchange.graph;

/** Which dimensions of a shape a {@link Op#SHAPE} node gives. */
record ShapeSpan(int start, int length) {

  static ShapeSpan of(Node node, int rank) {
    int start = within(node.attributes().integer("start", 0), rank);
    int end = within(node.attributes().integer("end", rank), rank);
    return new ShapeSpan(start, Math.max(end - start, 0));
  }

  private static int within(int axis, int rank) {
    return Math.max(Math.min(axis < 0 ? axis + rank : axis, rank), 0);
  }
}
