package io.github.chainrule.exchange.lower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A factor of an axis: a tensor of a file and the value of a layer are two arrangements of the same
 * atoms, so that reshapes and transposes only rearrange them, and nothing is moved until a layer
 * needs it. An atom that a reshape cuts in two stays the same object and has parts from then on.
 */
final class Atom {
  private final int size;

  /**
   * The element in the order of the file at each place in the order of the layer; null if the same.
   */
  private final int[] order;

  private List<Atom> parts = List.of();

  Atom(int size) {
    this(size, null);
  }

  Atom(int size, int[] order) {
    this.size = size;
    this.order = order;
  }

  int size() {
    return size;
  }

  int[] order() {
    return order;
  }

  /** Cuts the atom into a slower and a faster part. */
  void split(int faster) {
    if (order != null) {
      throw new IllegalArgumentException("a reshape of values that were joined in another order");
    }
    parts = List.of(new Atom(size / faster), new Atom(faster));
  }

  /** The atoms that are not cut, in the order of the file. */
  static List<Atom> leaves(List<Atom> atoms) {
    List<Atom> leaves = new ArrayList<>();
    for (Atom atom : atoms) {
      if (atom.parts.isEmpty()) {
        leaves.add(atom);
      } else {
        leaves.addAll(leaves(atom.parts));
      }
    }
    return Collections.unmodifiableList(leaves);
  }

  /** The leaves of several axes, one after another. */
  static List<Atom> allLeaves(List<List<Atom>> axes) {
    List<Atom> all = new ArrayList<>();
    axes.forEach(axis -> all.addAll(leaves(axis)));
    return all;
  }

  static int size(List<Atom> atoms) {
    int size = 1;
    for (Atom atom : atoms) {
      size = Math.multiplyExact(size, atom.size);
    }
    return size;
  }

  /** An axis of a size: no atom if that is 1. */
  static List<Atom> axis(int size) {
    return size == 1 ? List.of() : List.of(new Atom(size));
  }

  /**
   * For each element in the order of {@code layer}, which it is in the order of {@code file}; both
   * are the same atoms.
   */
  static int[] permutation(List<Atom> layer, List<Atom> file) {
    int[] result = new int[size(layer)];
    int[] stride = new int[layer.size()];
    for (int i = 0; i < stride.length; i++) {
      int after = 1;
      for (int k = file.size() - 1; file.get(k) != layer.get(i); k--) {
        after *= file.get(k).size;
      }
      stride[i] = after;
    }
    for (int at = 0; at < result.length; at++) {
      int rest = at;
      for (int i = stride.length - 1; i >= 0; i--) {
        Atom atom = layer.get(i);
        int index = rest % atom.size;
        rest /= atom.size;
        result[at] += (atom.order == null ? index : atom.order[index]) * stride[i];
      }
    }
    return result;
  }
}
