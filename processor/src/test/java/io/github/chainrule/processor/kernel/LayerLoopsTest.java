package io.github.chainrule.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Kernels of layers that each compute {@code y[to] = x[from] · p[weight]}. */
class LayerLoopsTest {

  private static final int LENGTH = 400;
  private static final KernelArray P = new KernelArray("p", LENGTH, Width.WORKING, Role.PARAMETERS);
  private static final KernelArray X = new KernelArray("x", LENGTH, Width.WORKING, Role.ARGUMENT);
  private static final KernelArray Y = new KernelArray("y", LENGTH, Width.WORKING, Role.ARGUMENT);

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);
  private final List<Statement> body = new ArrayList<>();
  private int layers;

  private Local layer(int to, int from, int weight) {
    Local local = new Local("h" + ++layers, Width.WORKING);
    Scalar input = graph.symbol(Access.of(X, from));
    body.add(new Statement.Remark("layer " + layers));
    body.add(
        new Statement.Let(local, true, graph.multiply(input, graph.symbol(Access.of(P, weight)))));
    body.add(new Statement.Store(Access.of(Y, to), graph.symbol(local)));
    return local;
  }

  private KernelGroup group() {
    Kernel kernel = new Kernel("run", "Runs.", List.of(X, Y), false, body);
    return new KernelGroup(List.of(), List.of(kernel));
  }

  /** Rolls, checks that the result is the same, and gives the trips of each loop in order. */
  private List<Integer> trips(SizeBudget budget) {
    KernelGroup rolled = LayerLoops.roll(group(), budget);
    assertArrayEquals(run(group()), run(rolled));
    return rolled.kernels().get(0).body().stream()
        .filter(Statement.Loop.class::isInstance)
        .map(loop -> ((Statement.Loop) loop).trips())
        .toList();
  }

  private List<Integer> trips() {
    return trips(SizeBudget.DEFAULT);
  }

  private static double[] run(KernelGroup group) {
    Random random = new Random(1);
    KernelInterpreter interpreter =
        new KernelInterpreter(group, Precision.FLOAT)
            .with("p", random.doubles(LENGTH).toArray())
            .with("x", random.doubles(LENGTH).toArray())
            .with("y", new double[LENGTH]);
    interpreter.run("run");
    return interpreter.array("y");
  }

  @Test
  void layersAtConstantDistancesBecomeALoop() {
    for (int index = 0; index < 20; index++) {
      layer(5 + 2 * index, 300 - 7 * index, 3 * index);
    }
    assertEquals(List.of(20), trips());
    Statement remark = LayerLoops.roll(group(), SizeBudget.DEFAULT).kernels().get(0).body().get(0);
    assertEquals(new Statement.Remark("layer 1; and so on until layer 20"), remark);
  }

  @Test
  void whereADistanceChangesTheLoopEnds() {
    for (int index = 0; index < 10; index++) {
      layer(index, index, index);
    }
    for (int index = 0; index < 6; index++) {
      layer(10 + index, 20 + 3 * index, index);
    }
    assertEquals(List.of(10, 6), trips());
  }

  @Test
  void layersRepeatAfterOthers() {
    for (int index = 0; index < 7; index++) {
      layer(4 * index, 2 * index, 0);
      layer(4 * index + 1, 100, 5 * index);
      layer(4 * index + 2, 9 * index, 9 * index);
    }
    assertEquals(List.of(7), trips());
  }

  @Test
  void fewRepetitionsAreWrittenOut() {
    for (int index = 0; index < 3; index++) {
      layer(index, index, index);
    }
    assertEquals(List.of(), trips());
    layer(3, 3, 3);
    assertEquals(List.of(4), trips());
  }

  @Test
  void aLoopOverTheBudgetIsWrittenOut() {
    for (int index = 0; index < 20; index++) {
      layer(index, index, index);
    }
    assertEquals(List.of(), trips(new SizeBudget(30, 30, 0)));
  }

  @Test
  void aVariableOfAnotherLayerHoldsOneBack() {
    for (int index = 0; index < 5; index++) {
      layer(index, index, index);
    }
    Local last = layer(5, 5, 5);
    body.add(new Statement.Remark("the output"));
    body.add(new Statement.Store(Access.of(Y, 50), graph.symbol(last)));
    assertEquals(List.of(5), trips());
  }

  /** In the first layer, one element stands for two that part in the second. */
  @Test
  void anElementThatIsToMoveByTwoDistancesIsLeftWhereItIs() {
    for (int index = 0; index < 6; index++) {
      Scalar one = graph.symbol(Access.of(X, index));
      Scalar other = graph.symbol(Access.of(X, 2 * index));
      body.add(new Statement.Remark("layer " + index));
      body.add(new Statement.Store(Access.of(Y, index), graph.add(one, other)));
    }
    assertEquals(List.of(), trips());
  }

  @Test
  void loopsWithinALayerMoveWithIt() {
    LoopVariable unit = new LoopVariable("u");
    for (int index = 0; index < 8; index++) {
      Access.Term term = new Access.Term(1, unit);
      Scalar input = graph.symbol(Access.of(X, 5 * index, term));
      Statement store = new Statement.Store(Access.of(Y, 5 * index, term), graph.negate(input));
      body.add(new Statement.Remark("layer " + index));
      body.add(new Statement.Loop(unit, 5, true, List.of(store)));
    }
    assertEquals(List.of(8), trips());
  }
}
