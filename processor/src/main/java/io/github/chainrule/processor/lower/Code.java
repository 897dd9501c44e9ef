package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.Local;
import io.github.chainrule.processor.kernel.LocalName;
import io.github.chainrule.processor.kernel.LoopVariable;
import io.github.chainrule.processor.kernel.RowWindow;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.kernel.VectorMethod;
import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The body of a kernel in the making: statements, nested in loops, with unique local names. */
final class Code {

  private static final LocalName VALUE = LocalName.given("value");
  private static final LocalName CODE = LocalName.given("code");

  private final ScalarGraph scalars = new ScalarGraph(Simplification.EXACT);
  private final Deque<List<Statement>> blocks = new ArrayDeque<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Integer> variants = new HashMap<>();

  Code() {
    blocks.push(new ArrayList<>());
  }

  ScalarGraph scalars() {
    return scalars;
  }

  List<Statement> statements() {
    return blocks.getLast();
  }

  void remark(String text) {
    add(new Statement.Remark(text));
  }

  /** Gives a value a name, unless it has one or is a number. */
  Scalar let(LocalName base, Scalar value) {
    if (!(value instanceof Scalar.Operation)) {
      return value;
    }
    return declare(base, value, true);
  }

  /** Reads an array element into a local, for a body that uses it again and again. */
  Scalar load(LocalName base, Scalar value) {
    boolean element = value instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Access;
    return element ? declare(base, value, true) : let(base, value);
  }

  /** Gives a value a name, even if it is a number, which is then computed with like any other. */
  Scalar named(LocalName base, Scalar value) {
    return declare(base, value, true);
  }

  /** Declares a variable for {@link #assign}. */
  Scalar variable(LocalName base, Scalar value) {
    return declare(base, value, false);
  }

  private Scalar declare(LocalName base, Scalar value, boolean isFinal) {
    LocalName name = unique(base);
    Local local = new Local(name.text(), name.of(), value.width());
    Scalar named = withSharedPartsNamed(name, value);
    add(new Statement.Let(local, isFinal, named));
    return scalars.symbol(local);
  }

  /** The name, or with the first letter behind it that makes it a new one. */
  private LocalName unique(LocalName base) {
    int variant = variants.getOrDefault(base.text(), 0);
    LocalName name = variant(base, variant);
    while (!names.add(name.text())) {
      variant++;
      name = variant(base, variant);
    }
    variants.put(base.text(), variant + 1);
    return name;
  }

  private static LocalName variant(LocalName base, int variant) {
    return variant == 0 ? base : base.with("_" + ValueName.letter(variant));
  }

  void assign(Scalar variable, Scalar value) {
    add(new Statement.Assign((Local) ((Scalar.Symbol) variable).leaf(), value));
  }

  void store(Access target, Scalar value) {
    add(new Statement.Store(target, withSharedPartsNamed(VALUE, value)));
  }

  void copy(Access source, Access target, int length) {
    add(new Statement.Copy(source, target, length));
  }

  void multiply(Statement.MultiplyTransposed product) {
    add(product);
  }

  void multiply(Statement.MultiplyThroughWindow product) {
    add(product);
  }

  /** Has vectors compute what the body writes, if there are any. */
  void byVectors(
      VectorMethod method, List<Access> read, Access written, List<Integer> sizes, Runnable body) {
    byVectors(method, Optional.empty(), read, written, sizes, body);
  }

  /** Does so through a window. */
  void byVectors(
      VectorMethod method,
      Optional<RowWindow> window,
      List<Access> read,
      Access written,
      List<Integer> sizes,
      Runnable body) {
    blocks.push(new ArrayList<>());
    body.run();
    List<Statement> statements = blocks.pop();
    add(new Statement.ByVectors(method, window, read, written, sizes, statements));
  }

  void doReturn(Scalar value) {
    add(new Statement.Return(value));
  }

  /** Writes a loop over 0 … trips − 1; one trip needs none. */
  void loop(String name, int trips, boolean independent, Consumer<Index> body) {
    if (trips == 1) {
      body.accept(Index.ZERO);
    } else if (trips > 1) {
      LoopVariable variable = new LoopVariable(name);
      blocks.push(new ArrayList<>());
      body.accept(Index.of(variable));
      List<Statement> statements = blocks.pop();
      add(new Statement.Loop(variable, trips, independent, statements));
    }
  }

  /** Writes a loop over start … start + trips − 1, whose start other loops' variables give. */
  void loopFrom(Index start, String name, int trips, Consumer<Index> body) {
    LoopVariable variable = new LoopVariable(name);
    blocks.push(new ArrayList<>());
    body.accept(Index.of(variable));
    List<Statement> statements = blocks.pop();
    add(new Statement.Loop(variable, start.terms(), trips, true, statements));
  }

  /** Writes what is done with the integer that an element holds. */
  void decode(Access element, Consumer<Index> body) {
    LoopVariable variable = new LoopVariable(unique(CODE).text());
    blocks.push(new ArrayList<>());
    body.accept(Index.of(variable));
    List<Statement> statements = blocks.pop();
    add(new Statement.Decode(variable, element, statements));
  }

  private void add(Statement statement) {
    blocks.peek().add(statement);
  }

  /** Computes what an expression uses more than once only once. */
  private Scalar withSharedPartsNamed(LocalName base, Scalar value) {
    Map<Scalar, Scalar> named = new HashMap<>();
    Set<Scalar> shared = shared(value);
    if (shared.isEmpty()) {
      return value;
    }
    for (Scalar part : ScalarGraph.reachable(List.of(value))) {
      if (shared.contains(part)) {
        LocalName name = unique(base.with("_part"));
        Local local = new Local(name.text(), name.of(), part.width());
        add(new Statement.Let(local, true, replace(part, named)));
        named.put(part, scalars.symbol(local));
      }
    }
    return replace(value, named);
  }

  private Scalar replace(Scalar value, Map<Scalar, Scalar> replacements) {
    Map<Scalar, Scalar> copies = new HashMap<>(replacements);
    for (Scalar part : ScalarGraph.reachable(List.of(value))) {
      if (!copies.containsKey(part)) {
        copies.put(part, copy(part, copies));
      }
    }
    return copies.get(value);
  }

  private Scalar copy(Scalar part, Map<Scalar, Scalar> copies) {
    if (part instanceof Scalar.Operation operation) {
      List<Scalar> operands = operation.operands().stream().map(copies::get).toList();
      return scalars.apply(operation.operator(), operands);
    }
    return part;
  }

  private static Set<Scalar> shared(Scalar value) {
    Set<Scalar> seen = new HashSet<>();
    Set<Scalar> shared = new HashSet<>();
    Deque<Scalar> pending = new ArrayDeque<>(List.of(value));
    while (!pending.isEmpty()) {
      for (Scalar operand : pending.pop().operands()) {
        if (operand instanceof Scalar.Operation) {
          if (seen.add(operand)) {
            pending.push(operand);
          } else {
            shared.add(operand);
          }
        }
      }
    }
    return shared;
  }

  /** An element-wise expression with its arguments put in, widened if need be. */
  Scalar instantiate(Scalar template, Width width, List<Scalar> arguments) {
    List<Scalar> widened =
        arguments.stream()
            .map(
                argument ->
                    argument.width() == width ? argument : scalars.apply(Operator.WIDEN, argument))
            .toList();
    return scalars.copy(
        template,
        node ->
            node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Argument argument
                ? widened.get(argument.index())
                : null,
        width);
  }
}
