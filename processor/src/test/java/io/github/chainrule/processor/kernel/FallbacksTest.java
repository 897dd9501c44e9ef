package io.github.chainrule.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FallbacksTest {

  private static final KernelArray P = new KernelArray("p", 2, Width.WORKING, Role.PARAMETERS);
  private static final KernelArray T = new KernelArray("t", 9, Width.WORKING, Role.ARGUMENT);
  private static final KernelArray X = new KernelArray("x", 40, Width.WORKING, Role.ARGUMENT);
  private static final KernelArray Y = new KernelArray("y", 80, Width.WORKING, Role.ARGUMENT);
  private static final SizeBudget TINY = new SizeBudget(400, 400, 300);

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);

  /** The products of two parameters and so many elements of x. */
  private Statement.ByVectors outer(int columns) {
    List<Statement> body =
        IntStream.range(0, 2 * columns)
            .<Statement>mapToObj(index -> store(index, index / columns, index % columns))
            .toList();
    List<Access> read = List.of(Access.of(P, 0), Access.of(X, 0));
    List<Integer> sizes = List.of(2, columns);
    return new Statement.ByVectors(VectorMethod.OUTER, read, Access.of(Y, 0), sizes, body);
  }

  private Statement store(int index, int parameter, int input) {
    return new Statement.Store(
        Access.of(Y, index),
        graph.multiply(graph.symbol(Access.of(P, parameter)), graph.symbol(Access.of(X, input))));
  }

  private static Kernel kernel(String name, Statement... body) {
    return new Kernel(name, "Runs.", List.of(Y, T, X), false, List.of(body));
  }

  private static List<Kernel> apart(Kernel... kernels) {
    return Fallbacks.apart(new KernelGroup(List.of(), List.of(kernels)), TINY).kernels();
  }

  @Test
  void aLongOneBecomesAKernelBehindItsOwn() {
    Statement.ByVectors computation = outer(40);
    List<Kernel> kernels = apart(kernel("run", computation), kernel("other"));
    assertEquals(List.of("run", "runLoops", "other"), kernels.stream().map(Kernel::name).toList());
    Statement call = new Statement.Call("runLoops", List.of(Y, X));
    assertEquals(List.of(computation.with(List.of(call))), kernels.get(0).body());
    assertEquals(List.of(Y, X), kernels.get(1).arguments());
    assertEquals(computation.body(), kernels.get(1).body());
  }

  @Test
  void severalOfAKernelHaveNamesOfTheirOwn() {
    List<Kernel> kernels =
        apart(kernel("run", outer(40), outer(39)), kernel("runLoops", outer(38)));
    assertEquals(5, kernels.stream().map(Kernel::name).distinct().count());
    assertEquals(5, kernels.size());
  }

  @Test
  void theyComputeTheSame() {
    KernelGroup whole = new KernelGroup(List.of(), List.of(kernel("run", outer(40))));
    KernelGroup apart = Fallbacks.apart(whole, TINY);
    assertEquals(2, apart.kernels().size());
    assertArrayEquals(results(whole), results(apart));
  }

  private static double[] results(KernelGroup group) {
    KernelInterpreter interpreter =
        new KernelInterpreter(group, Precision.FLOAT)
            .with("p", 0.3, -7)
            .with("x", IntStream.range(0, X.length()).mapToDouble(Math::sqrt).toArray())
            .with("y", new double[Y.length()]);
    interpreter.run("run");
    return interpreter.array("y");
  }

  @Test
  void aShortOneStays() {
    Kernel kernel = kernel("run", outer(2));
    assertTrue(TINY.half().allows(SizeEstimate.of(kernel)));
    assertEquals(List.of(kernel), apart(kernel));
  }

  @Test
  void oneInALoopStays() {
    LoopVariable row = new LoopVariable("row");
    Kernel looped = kernel("run", new Statement.Loop(row, 3, false, List.of(outer(40))));
    assertEquals(List.of(looped), apart(looped));
    Kernel decoded = kernel("run", new Statement.Decode(row, Access.of(T, 0), List.of(outer(40))));
    assertEquals(List.of(decoded), apart(decoded));
  }

  @Test
  void operandsAndSizesAreThoseOfTheMethod() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Statement.ByVectors(
                    VectorMethod.TANH,
                    List.of(Access.of(X, 0)),
                    Access.of(Y, 0),
                    List.of(8, 8),
                    List.of()));
    assertEquals(
        "tanh reads (x), with the sizes (count); there are 1 operands and 2 sizes",
        thrown.getMessage());
  }
}
