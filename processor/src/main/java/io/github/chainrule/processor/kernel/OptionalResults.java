package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Leaves out what is computed for an argument that may be null and is: statements that write to it,
 * and those before them that do nothing but prepare this, get a condition around them.
 */
public final class OptionalResults {

  /** Where the statements of a block mention a variable. */
  private record Mentions(Map<Local, Integer> first, Map<Local, Integer> last) {

    static Mentions in(List<Statement> block) {
      Mentions mentions = new Mentions(new HashMap<>(), new HashMap<>());
      for (int index = 0; index < block.size(); index++) {
        int place = index;
        locals(block.get(index), local -> mentions.add(local, place));
      }
      return mentions;
    }

    private void add(Local local, int place) {
      first.putIfAbsent(local, place);
      last.put(local, place);
    }
  }

  private final KernelArray argument;

  /** Puts conditions into loops. */
  private final StatementMutator inLoops =
      new StatementMutator() {
        @Override
        public Statement loop(Statement.Loop loop) {
          return loop.with(conditional(loop.body()));
        }
      };

  private OptionalResults(KernelArray argument) {
    this.argument = argument;
  }

  /** The same kernels, whose arguments may be null where their roles say so. */
  public static KernelGroup leaveOut(KernelGroup group) {
    List<Kernel> kernels = group.kernels().stream().map(OptionalResults::leaveOut).toList();
    return new KernelGroup(group.workspace(), kernels, group.shared());
  }

  private static Kernel leaveOut(Kernel kernel) {
    List<Statement> body = kernel.body();
    for (KernelArray argument : kernel.arguments()) {
      if (argument.role() == KernelArray.Role.OPTIONAL) {
        body = new OptionalResults(argument).conditional(body);
      }
    }
    return kernel.with(body);
  }

  private List<Statement> conditional(List<Statement> block) {
    Mentions mentions = Mentions.in(block);
    Deque<Statement> made = new ArrayDeque<>();
    int index = block.size() - 1;
    while (index >= 0) {
      Statement statement = block.get(index);
      int first = writes(statement) ? first(block, index, mentions) : index + 1;
      if (first <= index) {
        made.addFirst(new Statement.IfGiven(argument, block.subList(first, index + 1)));
        index = first - 1;
      } else {
        made.addFirst(writes(statement) ? statement.accept(inLoops) : statement);
        index--;
      }
    }
    return List.copyOf(made);
  }

  /**
   * The first of the statements up to the last that are there for the argument alone; behind the
   * last if that is there for more.
   */
  private int first(List<Statement> block, int last, Mentions mentions) {
    Set<Local> undeclared = new HashSet<>();
    int first = last + 1;
    int index = last;
    while (index >= 0 && isOnlyFor(block.get(index))) {
      Set<Local> changed = changed(block.get(index));
      if (changed.stream().anyMatch(local -> mentions.last.get(local) > last)) {
        break;
      }
      undeclared.addAll(changed);
      int place = index;
      undeclared.removeIf(local -> mentions.first.get(local) == place);
      if (undeclared.isEmpty()) {
        first = index;
      }
      index--;
    }
    return first;
  }

  /**
   * Whether a statement changes nothing but the argument and variables. Of what vectors may
   * compute, only {@code written} is ever read: the other arrays of the body are scratch.
   */
  private boolean isOnlyFor(Statement statement) {
    if (statement instanceof Statement.ByVectors computation) {
      return computation.written().array().equals(argument);
    }
    return isOwn(statement) && statement.body().stream().allMatch(this::isOnlyFor);
  }

  private boolean isOwn(Statement statement) {
    StatementParts parts = StatementParts.of(statement);
    boolean changesSomething =
        !(parts.written().isEmpty()
            && parts.declared().isEmpty()
            && parts.assigned().isEmpty()
            && parts.body().isEmpty());
    return changesSomething
        && parts.arrays().isEmpty()
        && parts.written().stream().allMatch(element -> element.array().equals(argument));
  }

  private boolean writes(Statement statement) {
    boolean[] found = {false};
    Leaves.statements(
        List.of(statement),
        inner ->
            found[0] |=
                StatementParts.of(inner).written().stream()
                    .anyMatch(element -> element.array().equals(argument)));
    return found[0];
  }

  /** The variables of the block around a statement that it declares or gives another value. */
  private static Set<Local> changed(Statement statement) {
    Set<Local> changed = new HashSet<>();
    Set<Local> inside = new HashSet<>();
    Leaves.statements(
        List.of(statement),
        inner -> {
          StatementParts parts = StatementParts.of(inner);
          changed.addAll(parts.assigned());
          (inner == statement ? changed : inside).addAll(parts.declared());
        });
    changed.removeAll(inside);
    return changed;
  }

  private static void locals(Statement statement, Consumer<Local> user) {
    Leaves.statements(
        List.of(statement),
        inner -> {
          StatementParts parts = StatementParts.of(inner);
          parts.declared().forEach(user);
          parts.assigned().forEach(user);
          parts.values().forEach(value -> Leaves.walk(value, node -> ifLocal(node, user)));
        });
  }

  private static void ifLocal(Scalar node, Consumer<Local> user) {
    if (node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Local local) {
      user.accept(local);
    }
  }
}
