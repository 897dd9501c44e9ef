package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws kernels of all statements: variables that change and that do not, loops, stores. */
public final class RandomKernel {

  static final int LENGTH = 40;
  public static final KernelArray P = new KernelArray("p", LENGTH, Width.WORKING, Role.PARAMETERS);
  static final KernelArray X = new KernelArray("x", LENGTH, Width.WORKING, Role.ROW);
  static final KernelArray Y = new KernelArray("y", LENGTH, Width.WORKING, Role.ARGUMENT);
  static final KernelArray W = new KernelArray("w", LENGTH, Width.WORKING, Role.WORKSPACE);
  static final KernelArray D = new KernelArray("d", LENGTH, Width.DOUBLE, Role.WORKSPACE);

  private final Random random;
  private final RandomExpressions expressions;
  private final List<Local> readable = new ArrayList<>();
  private final List<Local> changing = new ArrayList<>();
  private int names;

  private RandomKernel(Random random) {
    this.random = random;
    this.expressions = new RandomExpressions(random);
  }

  /** A group of one kernel, {@code run(x, y)}, of that many statements. */
  public static KernelGroup draw(Random random, int statements, boolean returnsValue) {
    RandomKernel drawn = new RandomKernel(random);
    List<Statement> body = new ArrayList<>();
    for (int index = 0; index < statements; index++) {
      body.add(drawn.statement());
    }
    if (returnsValue) {
      body.add(new Statement.Return(drawn.value(Width.DOUBLE, List.of())));
    }
    Kernel kernel = new Kernel("run", "Runs.", List.of(X, Y), returnsValue, body);
    return new KernelGroup(List.of(W, D), List.of(kernel));
  }

  private Statement statement() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> let();
      case 4 -> changing.isEmpty() ? let() : assign(List.of());
      case 5, 6 -> loop();
      case 7 -> new Statement.Remark("remark " + names++);
      default -> store(List.of());
    };
  }

  private Statement let() {
    Width width = random.nextInt(4) == 0 ? Width.DOUBLE : Width.WORKING;
    Local local = new Local("v" + names++, width);
    boolean isFinal = random.nextInt(4) > 0;
    Statement let = new Statement.Let(local, isFinal, value(width, List.of()));
    readable.add(local);
    if (!isFinal) {
      changing.add(local);
    }
    if (changing.size() > 2) {
      changing.remove(0);
    }
    return let;
  }

  private Statement assign(List<LoopVariable> loops) {
    Local local = changing.get(random.nextInt(changing.size()));
    return new Statement.Assign(local, value(local.width(), loops));
  }

  private Statement store(List<LoopVariable> loops) {
    KernelArray array = List.of(Y, W, D).get(random.nextInt(3));
    return new Statement.Store(element(array, loops), value(array.width(), loops));
  }

  private Statement loop() {
    LoopVariable variable = new LoopVariable("i" + names++);
    List<LoopVariable> loops = List.of(variable);
    List<Statement> body = new ArrayList<>();
    Local inner = new Local("v" + names++, Width.WORKING);
    body.add(new Statement.Let(inner, true, value(Width.WORKING, loops)));
    Scalar sum =
        expressions.graph().add(expressions.graph().symbol(inner), value(Width.WORKING, loops));
    body.add(new Statement.Store(element(W, loops), sum));
    if (!changing.isEmpty()) {
      body.add(assign(loops));
    }
    return new Statement.Loop(variable, 1 + random.nextInt(4), false, body);
  }

  private Scalar value(Width width, List<LoopVariable> loops) {
    List<Leaf> leaves = new ArrayList<>();
    for (KernelArray array : List.of(P, X, W, D)) {
      leaves.add(element(array, loops));
    }
    int recent = Math.max(0, readable.size() - 6);
    leaves.addAll(readable.subList(recent, readable.size()));
    if (!readable.isEmpty()) {
      leaves.add(readable.get(random.nextInt(readable.size())));
    }
    return expressions.draw(width, leaves, random.nextInt(4));
  }

  private Access element(KernelArray array, List<LoopVariable> loops) {
    if (loops.isEmpty() || random.nextBoolean()) {
      return Access.of(array, random.nextInt(LENGTH));
    }
    Access.Term term = new Access.Term(1 + random.nextInt(5), loops.get(0));
    return Access.of(array, random.nextInt(LENGTH - 20), term);
  }
}
