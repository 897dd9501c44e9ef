package io.github.chainrule.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaddingTest {

  private static final int LENGTH = 64;
  private static final KernelArray P = new KernelArray("p", 400, Width.WORKING, Role.PARAMETERS);
  private static final KernelArray X = new KernelArray("x", LENGTH, Width.WORKING, Role.ARGUMENT);
  private static final KernelArray Y = new KernelArray("y", LENGTH, Width.WORKING, Role.ARGUMENT);
  private static final KernelArray A = vector("a");
  private static final KernelArray B = vector("b");
  private static final KernelArray C = vector("c");

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);

  private static KernelArray vector(String name) {
    int room = Padding.room(LENGTH);
    return new KernelArray(ValueName.given(name), LENGTH, room, Width.WORKING, Role.WORKSPACE);
  }

  @Test
  void paddedKernelsComputeTheSameBits() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int padded = 0;
    int loops = 0;
    for (int round = 0; round < 300; round++) {
      KernelGroup plain = draw(random);
      KernelGroup longer = Padding.pad(plain);
      assertArrayEquals(results(plain), results(longer), "seed " + seed + ", round " + round);
      padded += trips(longer).stream().mapToInt(trips -> trips > LENGTH ? 1 : 0).sum();
      loops += trips(longer).size();
    }
    assertTrue(padded > loops / 10 && padded < loops, padded + " of " + loops + ", seed " + seed);
  }

  /** Some loops over vectors, one after the other, some of them in another loop. */
  private KernelGroup draw(Random random) {
    List<Statement> body = new ArrayList<>();
    for (int loop = 0; loop < 1 + random.nextInt(6); loop++) {
      LoopVariable u = new LoopVariable("u");
      KernelArray target = List.of(A, B, C, C, Y).get(random.nextInt(5));
      if (random.nextInt(3) == 0) {
        LoopVariable i = new LoopVariable("i");
        Access weight = at(P, 8 * random.nextInt(15), u, new Access.Term(88, i));
        Statement inner = loop(u, target, plus(target, u, graph.symbol(weight)));
        body.add(new Statement.Loop(i, 3, false, List.of(inner)));
      } else {
        body.add(loop(u, target, value(random, target, u)));
      }
    }
    Kernel kernel = new Kernel("run", "Runs.", List.of(X, Y), false, body);
    return new KernelGroup(List.of(A, B, C), List.of(kernel));
  }

  private Scalar value(Random random, KernelArray target, LoopVariable u) {
    Scalar element = graph.symbol(at(List.of(A, B, C, X).get(random.nextInt(4)), 0, u));
    return switch (random.nextInt(5)) {
      case 0 -> graph.apply(Operator.TANH, element);
      case 1 -> graph.apply(Operator.EXP, element);
      case 2 -> plus(target, u, element);
      default -> graph.symbol(at(P, 4 * random.nextInt(84), u));
    };
  }

  private Scalar plus(KernelArray target, LoopVariable u, Scalar term) {
    return graph.add(graph.symbol(at(target, 0, u)), term);
  }

  private static Statement loop(LoopVariable u, KernelArray target, Scalar value) {
    Statement store = new Statement.Store(at(target, 0, u), value);
    return new Statement.Loop(u, LENGTH, true, List.of(store));
  }

  private static Access at(KernelArray array, int from, LoopVariable u, Access.Term... others) {
    List<Access.Term> terms = new ArrayList<>(List.of(others));
    terms.add(new Access.Term(1, u));
    return new Access(array, from, terms);
  }

  private static double[] results(KernelGroup group) {
    KernelInterpreter interpreter = new KernelInterpreter(group, Precision.FLOAT);
    Random random = new Random(1);
    for (KernelArray array : List.of(P, X, Y)) {
      interpreter.with(array.name(), random.doubles(array.length(), -1, 1).toArray());
    }
    interpreter.run("run");
    double[] results = new double[4 * LENGTH];
    int at = 0;
    for (KernelArray array : List.of(A, B, C, Y)) {
      System.arraycopy(interpreter.array(array.name()), 0, results, at, LENGTH);
      at += LENGTH;
    }
    return results;
  }

  /** The trips of the loops over vectors, in order. */
  private static List<Integer> trips(KernelGroup group) {
    List<Integer> trips = new ArrayList<>();
    for (Statement statement : group.kernels().get(0).body()) {
      Statement.Loop loop = (Statement.Loop) statement;
      boolean isNested = loop.body().get(0) instanceof Statement.Loop;
      trips.add(isNested ? ((Statement.Loop) loop.body().get(0)).trips() : loop.trips());
    }
    return trips;
  }

  @Test
  void onlyWhatFitsIsPadded() {
    LoopVariable u = new LoopVariable("u");
    Scalar last = graph.symbol(at(P, P.length() - LENGTH, u));
    Scalar first = graph.symbol(at(P, 0, u));
    assertEquals(List.of(72), padded(loop(u, A, first)));
    assertEquals(List.of(64), padded(loop(u, A, last)), "behind the parameters there is nothing");
    assertEquals(List.of(64), padded(loop(u, Y, first)), "nor behind an argument");
    assertEquals(
        List.of(64, 64, 64, 72),
        padded(
            loop(u, C, graph.symbol(at(A, 0, u))),
            loop(u, A, last),
            loop(u, A, plus(A, u, first)),
            loop(u, B, first)),
        "what is added to or read must be padded itself");
    assertEquals(
        List.of(64),
        padded(loop(u, A, graph.symbol(at(P, 4, u)))),
        "vectors of eight do not begin there");
    assertEquals(
        List.of(64),
        padded(loop(u, A, graph.apply(Operator.EXP, first))),
        "no vectors, so nothing gained");
  }

  private static List<Integer> padded(Statement... loops) {
    Kernel kernel = new Kernel("run", "Runs.", List.of(X, Y), false, Arrays.asList(loops));
    return trips(Padding.pad(new KernelGroup(List.of(A, B, C), List.of(kernel))));
  }
}
