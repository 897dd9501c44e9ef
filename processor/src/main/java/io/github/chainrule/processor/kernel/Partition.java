package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which atoms of a kernel go into which piece, filling one after the other, and which
 * variables are therefore carried from one piece to another through memory.
 *
 * <p>The value that a kernel returns is computed behind the last piece.
 */
final class Partition {

  private final List<Atom> atoms;
  private final Set<Local> inMemory;
  private final SizeBudget budget;
  private final Map<Local, Integer> lastUse = new HashMap<>();
  private final Map<Local, Integer> home = new HashMap<>();
  private final List<List<Atom>> pieces = new ArrayList<>();
  private final Set<Local> carried = new LinkedHashSet<>();

  /** The state of the piece that is being filled: its size but for stores, and what it uses. */
  private CodeSize size = CodeSize.ZERO;

  private final Set<KernelArray> arrays = new HashSet<>();
  private final Set<Local> open = new HashSet<>();

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
      recordLastUse(this.atoms.get(index), index);
    }
    recordLastUse(end, this.atoms.size());
    for (int index = 0; index < this.atoms.size(); index++) {
      place(index);
    }
    end.uses().keySet().forEach(local -> carryIfFrom(local, pieces.size()));
  }

  List<List<Atom>> pieces() {
    return pieces;
  }

  /** The variables that are carried, in the order in which they are first needed elsewhere. */
  Set<Local> carried() {
    return carried;
  }

  /** The piece that declares a variable. */
  int home(Local local) {
    return home.get(local);
  }

  private void recordLastUse(Atom atom, int index) {
    atom.uses().keySet().forEach(local -> lastUse.put(local, index));
  }

  private void place(int index) {
    Atom atom = atoms.get(index);
    if (pieces.isEmpty() || !fits(atom, index)) {
      pieces.add(new ArrayList<>());
      size = SizeEstimate.frame(List.of()).plus(Carrying.ARRAYS);
      arrays.clear();
      open.clear();
    }
    int piece = pieces.size() - 1;
    atom.declared().forEach(local -> home.put(local, piece));
    atom.uses().keySet().forEach(local -> carryIfFrom(local, piece));
    atom.declared().stream().filter(inMemory::contains).forEach(carried::add);
    size = sizeWith(atom, piece);
    arrays.addAll(atom.arrays());
    open.removeIf(local -> lastUse.get(local) <= index);
    open.addAll(leftOpen(atom, index));
    pieces.get(piece).add(atom);
  }

  private boolean fits(Atom atom, int index) {
    int stores = open.size() + leftOpen(atom, index).size();
    return budget.allows(sizeWith(atom, pieces.size() - 1).plus(Carrying.STORE.times(stores)));
  }

  private List<Local> leftOpen(Atom atom, int index) {
    return atom.declared().stream()
        .filter(local -> lastUse.getOrDefault(local, -1) > index && !inMemory.contains(local))
        .toList();
  }

  private CodeSize sizeWith(Atom atom, int piece) {
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
      if (isElsewhere(use.getKey(), piece)) {
        sum = sum.plus(Carrying.READ.times(use.getValue()));
      }
    }
    return sum;
  }

  private boolean isElsewhere(Local local, int piece) {
    return inMemory.contains(local) || home.getOrDefault(local, piece) != piece;
  }

  private void carryIfFrom(Local local, int piece) {
    if (home.getOrDefault(local, piece) != piece) {
      carried.add(local);
    }
  }
}
