package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides the body of a kernel into {@link Atom}s. A variable that changes over more statements
 * than a method may have holds nothing together: it is to be kept in memory instead.
 */
final class Atoms {

  /** From a variable's declaration to its last change. */
  private record Life(int from, int to) {}

  private final List<Statement> body;
  private final SizeBudget budget;
  private final CodeSize[] sizeBefore;
  private final Set<Local> inMemory = new HashSet<>();
  private final List<Atom> atoms = new ArrayList<>();

  Atoms(List<Statement> body, SizeBudget budget) {
    this.body = body;
    this.budget = budget;
    this.sizeBefore = new CodeSize[body.size() + 1];
    sizeBefore[0] = CodeSize.ZERO;
    for (int index = 0; index < body.size(); index++) {
      sizeBefore[index + 1] = sizeBefore[index].plus(SizeEstimate.of(body.get(index)));
    }
    divide();
  }

  List<Atom> atoms() {
    return atoms;
  }

  /** The variables to be kept in memory. */
  Set<Local> inMemory() {
    return inMemory;
  }

  private void divide() {
    Map<Local, Life> lives = lives();
    lives.forEach((local, life) -> toMemoryIfTooLong(List.of(local), life.from(), life.to()));
    lives.keySet().removeAll(inMemory);
    overlappingToMemoryIfTooLong(lives);
    lives.keySet().removeAll(inMemory);
    int[] ends = ends(lives);
    int from = 0;
    for (int index = 0; index < body.size(); index++) {
      if (ends[index] <= index) {
        atoms.add(Atom.of(body.subList(from, index + 1)));
        from = index + 1;
      }
    }
  }

  /** The lives of the variables that change, in the order of their declarations. */
  private Map<Local, Life> lives() {
    Map<Local, Life> lives = new LinkedHashMap<>();
    for (int index = 0; index < body.size(); index++) {
      if (body.get(index) instanceof Statement.Let let && !let.isFinal()) {
        lives.put(let.local(), new Life(index, index));
      }
      for (Local assigned : Atom.assigned(body.get(index))) {
        int to = index;
        lives.computeIfPresent(assigned, (local, life) -> new Life(life.from(), to));
      }
    }
    return lives;
  }

  private void overlappingToMemoryIfTooLong(Map<Local, Life> lives) {
    List<Local> run = new ArrayList<>();
    int from = 0;
    int to = -1;
    for (Map.Entry<Local, Life> entry : lives.entrySet()) {
      Life life = entry.getValue();
      if (life.from() > to) {
        toMemoryIfTooLong(run, from, to);
        run.clear();
        from = life.from();
      }
      run.add(entry.getKey());
      to = Math.max(to, life.to());
    }
    toMemoryIfTooLong(run, from, to);
  }

  private void toMemoryIfTooLong(List<Local> locals, int from, int to) {
    if (!locals.isEmpty() && !fitsMethod(from, to)) {
      inMemory.addAll(locals);
    }
  }

  private boolean fitsMethod(int from, int to) {
    CodeSize size = sizeBefore[to + 1].minus(sizeBefore[from]);
    return budget.allows(size)
        && budget.allows(Carrying.largestMethod(Atom.of(body.subList(from, to + 1))));
  }

  /** For each statement, the last one that it must stay with as far as one can tell from it on. */
  private int[] ends(Map<Local, Life> lives) {
    Map<Integer, Integer> lifeFrom = new HashMap<>();
    lives.values().forEach(life -> lifeFrom.put(life.from(), life.to()));
    int[] ends = new int[body.size()];
    int end = -1;
    for (int index = 0; index < body.size(); index++) {
      end = Math.max(end, lifeFrom.getOrDefault(index, index));
      if (body.get(index) instanceof Statement.Remark && index + 1 < body.size()) {
        end = Math.max(end, index + 1);
      }
      ends[index] = end;
    }
    return ends;
  }
}
