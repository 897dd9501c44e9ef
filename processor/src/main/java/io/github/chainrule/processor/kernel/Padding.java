package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets loops over vectors of 64 elements run to 72, into what their arrays have behind them.
 *
 * <p>C2 computes with vectors of 8 floats in loops of at least 70 trips, and of 4 in shorter ones,
 * so that 72 trips take less time than 64. That of JDK 17 does so only if all arrays are read and
 * written from places that are multiples of 8. What is computed beyond the end is never used, and
 * what is read there, other parameters for example, may be anything.
 */
public final class Padding {

  private static final int LENGTH = 64;
  private static final int PADDED = 72;
  private static final int LANES = 8;

  /** The elementary functions that C2 computes in vectors. */
  private static final Set<Operator> VECTORISED =
      EnumSet.of(Operator.TANH, Operator.SIGMOID, Operator.LOGISTIC, Operator.SOFTSIGN);

  /** Arrays with room that some loop cannot go on in. */
  private final Set<KernelArray> excluded = new HashSet<>();

  private Padding() {}

  /** Whether a loop over an array goes on into its room. */
  public static boolean isPadded(KernelArray array, KernelGroup group) {
    return hasRoom(array)
        && group.kernels().stream().anyMatch(kernel -> pads(kernel.body(), array));
  }

  private static boolean pads(List<Statement> statements, KernelArray array) {
    return statements.stream()
        .anyMatch(statement -> pads(statement, array) || pads(statement.body(), array));
  }

  private static boolean pads(Statement statement, KernelArray array) {
    return statement instanceof Statement.Loop loop
        && loop.trips() == PADDED
        && targets(loop).contains(array);
  }

  /** How many more floats than it has the workspace array of a vector should have room for. */
  public static int room(int columns) {
    return columns == LENGTH ? PADDED - LENGTH : 0;
  }

  private static boolean hasRoom(KernelArray array) {
    return array.room() == PADDED - LENGTH;
  }

  /** A group that computes the same, in longer loops where there are some to pad. */
  public static KernelGroup pad(KernelGroup group) {
    Padding padding = new Padding();
    int before;
    do {
      before = padding.excluded.size();
      for (Kernel kernel : group.kernels()) {
        padding.exclude(kernel.body(), Map.of());
      }
    } while (padding.excluded.size() > before);
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel : group.kernels()) {
      kernels.add(kernel.with(padding.new Lengthening().mutate(kernel.body())));
    }
    return new KernelGroup(group.workspace(), kernels);
  }

  /**
   * An array is padded by all loops that write to it or by none, so that nothing adds to what an
   * earlier call has left, and only if those that are read are padded too, so that nothing is read
   * in wider pieces than it was written in.
   */
  private void exclude(List<Statement> statements, Map<LoopVariable, Integer> last) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Loop loop) {
        if (!isPaddable(loop, last) || readsExcluded(loop)) {
          targets(loop).forEach(excluded::add);
        }
        exclude(loop.body(), inside(loop, last, loop.trips()));
      } else if (statement instanceof Statement.Decode decode) {
        Leaves.statements(decode.body(), this::excludeTarget);
      } else {
        exclude(statement.body(), last);
      }
    }
  }

  private void excludeTarget(Statement statement) {
    if (statement instanceof Statement.Store store) {
      excluded.add(store.target().array());
    }
  }

  /** Lengthens the loops that may be. */
  private final class Lengthening extends StatementMutator {

    private Map<LoopVariable, Integer> last = Map.of();

    @Override
    public Statement loop(Statement.Loop loop) {
      if (isPaddable(loop, last) && targets(loop).stream().noneMatch(excluded::contains)) {
        return new Statement.Loop(loop.variable(), PADDED, loop.independent(), loop.body());
      }
      Map<LoopVariable, Integer> around = last;
      last = inside(loop, last, loop.trips());
      Statement lengthened = super.loop(loop);
      last = around;
      return lengthened;
    }

    /** It is not known what its integer is at most. */
    @Override
    public Statement decode(Statement.Decode decode) {
      return decode;
    }
  }

  private boolean readsExcluded(Statement.Loop loop) {
    boolean[] found = new boolean[1];
    Leaves.arrays(loop, array -> found[0] |= hasRoom(array) && excluded.contains(array));
    return found[0];
  }

  private static List<KernelArray> targets(Statement.Loop loop) {
    List<KernelArray> targets = new ArrayList<>();
    for (Statement statement : loop.body()) {
      if (statement instanceof Statement.Store store) {
        targets.add(store.target().array());
      }
    }
    return targets;
  }

  private static boolean isPaddable(Statement.Loop loop, Map<LoopVariable, Integer> last) {
    return loop.trips() == LENGTH
        && loop.independent()
        && loop.start().isEmpty()
        && loop.body().stream()
            .allMatch(
                statement -> isPaddable(statement, loop.variable(), inside(loop, last, PADDED)));
  }

  private static boolean isPaddable(
      Statement statement, LoopVariable variable, Map<LoopVariable, Integer> last) {
    boolean isHarmless =
        statement instanceof Statement.Let
            || (statement instanceof Statement.Store store && isPaddedVector(store, variable));
    boolean[] fits = {isHarmless};
    statement
        .values()
        .forEach(value -> Leaves.walk(value, node -> fits[0] &= fits(node, variable, last)));
    return fits[0];
  }

  /** Whether a vector is stored that has an array of its own, with room behind it. */
  private static boolean isPaddedVector(Statement.Store store, LoopVariable variable) {
    Access target = store.target();
    return target.array().role() == KernelArray.Role.WORKSPACE
        && hasRoom(target.array())
        && target.constant() == 0
        && target.terms().equals(List.of(new Access.Term(1, variable)));
  }

  /** Whether an expression's node can be computed beyond the end, in a vector. */
  private static boolean fits(Scalar node, LoopVariable variable, Map<LoopVariable, Integer> last) {
    if (node instanceof Scalar.Operation operation) {
      Operator operator = operation.operator();
      return !operator.isCall() || VECTORISED.contains(operator);
    }
    return !(node instanceof Scalar.Symbol symbol)
        || !(symbol.leaf() instanceof Access access)
        || (lastIndex(access, last) < access.array().capacity() && isAligned(access, variable));
  }

  /** Whether an element that is the same in all trips is read, or they begin at a multiple of 8. */
  private static boolean isAligned(Access access, LoopVariable variable) {
    if (access.terms().stream().noneMatch(term -> term.variable().equals(variable))) {
      return true;
    }
    if (access.array().role() == KernelArray.Role.ROW) {
      return false;
    }
    return access.constant() % LANES == 0
        && access.terms().stream()
            .allMatch(
                term ->
                    term.variable().equals(variable)
                        ? term.stride() == 1
                        : term.stride() % LANES == 0);
  }

  private static long lastIndex(Access access, Map<LoopVariable, Integer> last) {
    long index = access.constant();
    for (Access.Term term : access.terms()) {
      index += Math.max(0L, (long) term.stride() * last.get(term.variable()));
    }
    return index;
  }

  /** The last values of the variables in a loop's body. */
  private static Map<LoopVariable, Integer> inside(
      Statement.Loop loop, Map<LoopVariable, Integer> around, int trips) {
    int start = 0;
    for (Access.Term term : loop.start()) {
      start += term.stride() * around.get(term.variable());
    }
    Map<LoopVariable, Integer> last = new HashMap<>(around);
    last.put(loop.variable(), start + trips - 1);
    return last;
  }
}
