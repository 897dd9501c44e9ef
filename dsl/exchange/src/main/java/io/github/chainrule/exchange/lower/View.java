package io.github.chainrule.exchange.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a file as an arrangement of a layer's value.
 *
 * @param axes what each axis is made of, that of the samples included
 * @param logarithm whether the tensor is the logarithm of the layer's value
 */
record View(Source source, List<List<Atom>> axes, boolean logarithm) {

  View {
    axes = List.copyOf(axes);
  }

  View with(List<List<Atom>> others) {
    return new View(source, others, logarithm);
  }

  List<Atom> axis(int index) {
    return Atom.leaves(axes.get(index < 0 ? index + axes.size() : index));
  }

  int rank() {
    return axes.size();
  }

  /** The same elements in another shape. */
  View reshaped(int... shape) {
    List<Atom> atoms = new ArrayList<>(Atom.allLeaves(axes));
    List<List<Atom>> result = new ArrayList<>();
    for (int size : shape) {
      List<Atom> axis = new ArrayList<>();
      int wanted = size;
      while (wanted > 1) {
        Atom next = atoms.remove(0);
        if (wanted % next.size() != 0) {
          if (next.size() % wanted != 0) {
            throw new IllegalArgumentException(
                "a reshape to " + Arrays.toString(shape) + " that mixes axes");
          }
          next.split(next.size() / wanted);
          List<Atom> parts = Atom.leaves(List.of(next));
          atoms.add(0, parts.get(1));
          next = parts.get(0);
        }
        axis.add(next);
        wanted /= next.size();
      }
      result.add(axis);
    }
    return with(result);
  }

  View transposed(int... order) {
    List<List<Atom>> result = new ArrayList<>();
    for (int axis : order) {
      result.add(axes.get(axis));
    }
    return with(result);
  }
}
