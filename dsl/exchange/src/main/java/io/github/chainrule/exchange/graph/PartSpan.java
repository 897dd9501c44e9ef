package io.github.chainrule.exchange.graph;

import java.util.Arrays;

/** Which elements of an axis a part takes. */
public record PartSpan(int offset, int length) {

  /** Of an axis of so many elements. */
  public static PartSpan of(Node node, int elements) {
    int index = node.attributes().integer("index", 0);
    int[] sizes = node.attributes().ints("sizes");
    if (sizes == null) {
      int count = node.attributes().integer("count", 1);
      // The last is smaller if they cannot be equal.
      int each = (elements + count - 1) / count;
      int offset = Math.min(index * each, elements);
      return new PartSpan(offset, Math.min(each, elements - offset));
    }
    if (index >= sizes.length || Arrays.stream(sizes).asLongStream().sum() != elements) {
      throw new IllegalArgumentException(
          "parts of " + Arrays.toString(sizes) + " do not make up " + elements);
    }
    return new PartSpan(Arrays.stream(sizes, 0, index).sum(), sizes[index]);
  }
}
