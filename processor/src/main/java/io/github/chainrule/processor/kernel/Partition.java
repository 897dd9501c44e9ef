package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which atoms of a kernel go into which piece, and which variables are therefore carried
 * from one piece to another through memory.
 *
 * <p>Pieces are filled one after the other. Of the last third of the places where a full piece may
 * end, it ends where the fewest of its variables are still needed. The value that a kernel returns
 * is computed behind the last piece.
 */
final class Partition {

  private final List<Atom> atoms;
  private final Set<Local> inMemory;
  private final SizeBudget budget;
  private final Map<Local, Integer> declaration = new HashMap<>();
  private final Map<Local, Integer> lastUse = new HashMap<>();
  private final Map<Local, Integer> home = new HashMap<>();
  private final List<List<Atom>> pieces = new ArrayList<>();
  private final Set<Local> carried = new LinkedHashSet<>();

  /**
   * Divides atoms into pieces.
   *
   * @param end what is computed behind the last piece
   */
  Partition(Atoms atoms, Atom end, SizeBudget budget) {
    this.atoms = atoms.atoms();
    this.inMemory = atoms.inMemory();
    this.budget = budget;
    for (int index = 0; index < this.atoms.size(); index++) {
      record(this.atoms.get(index), index);
    }
    record(end, this.atoms.size());
    int start = 0;
    while (start < this.atoms.size()) {
      int next = new Filling(start).end();
      addPiece(this.atoms.subList(start, next));
      start = next;
    }
    carryInto(end, pieces.size());
  }

  List<List<Atom>> pieces() {
    return pieces;
  }

  /** The variables that are carried, in the order in which they are first needed elsewhere. */
  Set<Local> carried() {
    return carried;
  }

  private void record(Atom atom, int index) {
    atom.declared().forEach(local -> declaration.put(local, index));
    atom.uses().keySet().forEach(local -> lastUse.put(local, index));
  }

  private void addPiece(List<Atom> piece) {
    int number = pieces.size();
    pieces.add(piece);
    for (Atom atom : piece) {
      atom.declared().forEach(local -> home.put(local, number));
      carryInto(atom, number);
      atom.declared().stream().filter(inMemory::contains).forEach(carried::add);
    }
  }

  private void carryInto(Atom atom, int piece) {
    for (Local local : atom.uses().keySet()) {
      if (home.getOrDefault(local, piece) != piece) {
        carried.add(local);
      }
    }
  }

  /** A piece that is being filled. */
  private final class Filling {

    private final int start;
    private final Set<KernelArray> arrays = new HashSet<>();

    /** The variables of the piece that are needed behind it, if it ends here. */
    private final Set<Local> open = new HashSet<>();

    /** After each atom: the bytes of the piece so far, and how many variables are open. */
    private final List<Integer> bytes = new ArrayList<>();

    private final List<Integer> opens = new ArrayList<>();

    private CodeSize size = SizeEstimate.frame(List.of()).plus(Carrying.ARRAYS);

    Filling(int start) {
      this.start = start;
    }

    /** Where the next piece starts. */
    int end() {
      int index = start;
      while (index < atoms.size() && (index == start || fits(index))) {
        add(index++);
      }
      return index == atoms.size() ? index : start + bestLength();
    }

    private void add(int index) {
      Atom atom = atoms.get(index);
      size = sizeWith(atom);
      arrays.addAll(atom.arrays());
      open.removeIf(local -> lastUse.get(local) <= index);
      open.addAll(leftOpen(index));
      bytes.add(size.bytecodeBytes());
      opens.add(open.size());
    }

    private int bestLength() {
      int length = opens.size();
      int full = bytes.get(length - 1);
      int best = length;
      for (int cut = length - 1; cut > 0 && 3L * bytes.get(cut - 1) > 2L * full; cut--) {
        best = opens.get(cut - 1) < opens.get(best - 1) ? cut : best;
      }
      return best;
    }

    private boolean fits(int index) {
      int stores = open.size() + leftOpen(index).size();
      return budget.allows(sizeWith(atoms.get(index)).plus(Carrying.STORE.times(stores)));
    }

    private List<Local> leftOpen(int index) {
      return atoms.get(index).declared().stream()
          .filter(local -> lastUse.getOrDefault(local, -1) > index && !inMemory.contains(local))
          .toList();
    }

    private CodeSize sizeWith(Atom atom) {
      CodeSize sum = size.plus(atom.size());
      for (KernelArray array : atom.arrays()) {
        if (!arrays.contains(array)) {
          sum = sum.plus(SizeEstimate.ofUsing(array));
        }
      }
      for (Local local : atom.declared()) {
        if (inMemory.contains(local)) {
          sum = sum.plus(Carrying.READ);
        }
      }
      for (Map.Entry<Local, Integer> use : atom.uses().entrySet()) {
        if (isElsewhere(use.getKey())) {
          sum = sum.plus(Carrying.READ.times(use.getValue()));
        }
      }
      return sum;
    }

    private boolean isElsewhere(Local local) {
      return inMemory.contains(local) || declaration.getOrDefault(local, start) < start;
    }
  }
}
