package io.github.chainrule.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {

  private static final KernelArray P = new KernelArray("p", 20_000, Width.WORKING, Role.PARAMETERS);
  private static final KernelArray X = new KernelArray("x", 9, Width.WORKING, Role.ARGUMENT);
  private static final KernelArray Y = new KernelArray("y", 20_000, Width.WORKING, Role.ARGUMENT);
  private static final SizeBudget TINY = new SizeBudget(200, 200, 300);

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);

  @Test
  void splitKernelsComputeTheSameBits() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 120; round++) {
      KernelGroup whole = RandomKernel.draw(random, 1 + random.nextInt(60), random.nextBoolean());
      SizeBudget budget =
          new SizeBudget(150 + random.nextInt(1000), 150 + random.nextInt(1000), 300);
      KernelGroup split = Splitter.split(whole, budget);
      for (Precision precision : Precision.values()) {
        long point = random.nextLong();
        String message = "seed " + seed + ", round " + round;
        assertArrayEquals(
            results(whole, precision, point), results(split, precision, point), message);
      }
    }
  }

  private static double[] results(KernelGroup group, Precision precision, long seed) {
    KernelInterpreter interpreter = new KernelInterpreter(group, precision);
    Random random = new Random(seed);
    for (String array : List.of("p", "x", "y")) {
      interpreter.with(array, random.doubles(RandomKernel.LENGTH, -2, 2).toArray());
    }
    double result = interpreter.run("run");
    List<Double> all = new ArrayList<>(List.of(result));
    for (String array : List.of("y", "w", "d")) {
      for (double element : interpreter.array(array)) {
        all.add(element);
      }
    }
    return all.stream().mapToDouble(each -> each).toArray();
  }

  @Test
  void everyPieceIsWithinTheBudget() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      KernelGroup whole = RandomKernel.draw(random, 400, random.nextBoolean());
      SizeBudget budget =
          new SizeBudget(600 + random.nextInt(2000), 600 + random.nextInt(2000), 300);
      for (Kernel kernel : Splitter.split(whole, budget).kernels()) {
        boolean isOneLoop =
            kernel.body().stream().filter(each -> !(each instanceof Statement.Remark)).count() == 1;
        assertTrue(
            isOneLoop || budget.allows(SizeEstimate.of(kernel)),
            () -> "seed " + seed + ": " + SizeEstimate.of(kernel) + " over " + budget);
      }
    }
  }

  @Test
  void aGroupWithinTheBudgetIsLeftAsItIs() {
    KernelGroup group = group(List.of(store(0, product(0, 0))));
    assertSame(group, Splitter.split(group, TINY));
  }

  @Test
  void kernelsWithinTheBudgetAreLeftAsTheyAre() {
    Kernel small = new Kernel("small", "", List.of(), false, List.of(remark("nothing")));
    Kernel large = kernel(stores(100));
    KernelGroup split = Splitter.split(new KernelGroup(List.of(), List.of(small, large)), TINY);
    assertSame(small, split.kernels().get(0));
  }

  @Test
  void aDriverCallsThePiecesInOrder() {
    List<Kernel> kernels = Splitter.split(group(stores(20)), TINY).kernels();
    List<String> called =
        kernels.get(0).body().stream().map(call -> ((Statement.Call) call).kernel()).toList();
    assertEquals("run", kernels.get(0).name());
    assertEquals(
        IntStream.rangeClosed(1, kernels.size() - 1).mapToObj(i -> "run" + i).toList(), called);
  }

  @Test
  void tooManyPiecesForADriverGetDriversBetween() {
    List<Kernel> kernels = Splitter.split(group(stores(4000)), TINY).kernels();
    assertTrue(kernels.stream().anyMatch(kernel -> kernel.name().equals("run1_1_1")));
    kernels.forEach(kernel -> assertTrue(TINY.allows(SizeEstimate.of(kernel)), kernel.name()));
  }

  @Test
  void namesOfOtherKernelsAreNotTaken() {
    Kernel other = new Kernel("run1", "", List.of(), false, List.of());
    KernelGroup group = new KernelGroup(List.of(), List.of(kernel(stores(20)), other));
    List<String> names = Splitter.split(group, TINY).kernels().stream().map(Kernel::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void piecesTakeOnlyTheArgumentsTheyUse() {
    List<Kernel> kernels = Splitter.split(group(constants(40)), TINY).kernels();
    assertEquals(List.of(X, Y), kernels.get(0).arguments());
    assertEquals(List.of(Y), kernels.get(1).arguments());
  }

  @Test
  void onlyVariablesThatCrossACutAreCarried() {
    List<Statement> body = new ArrayList<>();
    Local crossing = let(body, "crossing", product(0, 0));
    for (int index = 0; index < 50; index++) {
      Local near = let(body, "near" + index, product(index, 1));
      body.add(store(index, graph.symbol(near)));
    }
    body.add(store(50, graph.symbol(crossing)));
    KernelGroup split = Splitter.split(group(body), TINY);
    KernelArray carried = split.workspace().get(0);
    assertEquals("carried", carried.name());
    assertEquals(1, carried.length());
    List<Statement> last = split.kernels().get(split.kernels().size() - 1).body();
    Statement.Store end = (Statement.Store) last.get(last.size() - 1);
    assertEquals(carried, ((Access) ((Scalar.Symbol) end.value()).leaf()).array());
  }

  @Test
  void aPieceEndsWhereFewVariablesAreOpen() {
    List<Statement> body = new ArrayList<>();
    for (int index = 0; index < 50; index++) {
      Local near = let(body, "near" + index, product(index, 1));
      body.add(store(index, graph.symbol(near)));
    }
    KernelGroup split = Splitter.split(group(body), TINY);
    assertTrue(split.kernels().size() > 5);
    assertEquals(List.of(), split.workspace());
  }

  @Test
  void doublesAreCarriedInAnArrayOfTheirOwn() {
    List<Statement> body = new ArrayList<>();
    Local wide = new Local("wide", Width.DOUBLE);
    body.add(new Statement.Let(wide, true, graph.constant(1, Width.DOUBLE)));
    body.addAll(stores(20));
    body.add(new Statement.Return(graph.symbol(wide)));
    Kernel kernel = new Kernel("run", "", List.of(X, Y), true, body);
    KernelGroup split = Splitter.split(new KernelGroup(List.of(), List.of(kernel)), TINY);
    assertEquals(
        List.of(
            new KernelArray(ValueName.carrier("carriedDouble"), 1, Width.DOUBLE, Role.WORKSPACE)),
        split.workspace());
  }

  @Test
  void aReturnStaysLastInTheDriver() {
    List<Statement> body = new ArrayList<>(stores(20));
    body.add(remark("the result"));
    body.add(new Statement.Return(graph.constant(1, Width.DOUBLE)));
    Kernel kernel = new Kernel("run", "", List.of(X, Y), true, body);
    List<Kernel> kernels =
        Splitter.split(new KernelGroup(List.of(), List.of(kernel)), TINY).kernels();
    List<Statement> driver = kernels.get(0).body();
    assertEquals(body.subList(20, 22), driver.subList(driver.size() - 2, driver.size()));
    assertTrue(kernels.stream().skip(1).noneMatch(Kernel::returnsValue));
  }

  @Test
  void aRemarkStaysWithWhatFollows() {
    List<Statement> body = new ArrayList<>();
    for (Statement store : stores(50)) {
      body.add(remark("before"));
      body.add(store);
    }
    for (Kernel kernel : Splitter.split(group(body), TINY).kernels()) {
      Statement last = kernel.body().get(kernel.body().size() - 1);
      assertTrue(!(last instanceof Statement.Remark), kernel.name());
    }
  }

  @Test
  void aChangingVariableStaysWithItsChanges() {
    List<Statement> body = new ArrayList<>(stores(7));
    Local sum = new Local("sum", Width.WORKING);
    body.add(new Statement.Let(sum, false, product(0, 0)));
    body.add(new Statement.Assign(sum, graph.add(graph.symbol(sum), product(1, 1))));
    body.add(new Statement.Assign(sum, graph.add(graph.symbol(sum), product(2, 2))));
    body.addAll(stores(7));
    body.add(store(0, graph.symbol(sum)));
    for (Kernel kernel : Splitter.split(group(body), TINY).kernels()) {
      long changes = kernel.body().stream().filter(Statement.Assign.class::isInstance).count();
      assertTrue(changes == 0 || changes == 2, kernel.toString());
    }
  }

  @Test
  void aVariableThatChangesForLongerThanAMethodIsKeptInMemory() {
    List<Statement> body = new ArrayList<>();
    Local sum = new Local("sum", Width.WORKING);
    body.add(new Statement.Let(sum, false, product(0, 0)));
    for (int index = 1; index < 100; index++) {
      Scalar next = graph.add(graph.symbol(sum), product(index, index % 9));
      body.add(new Statement.Assign(sum, next));
    }
    body.add(store(0, graph.symbol(sum)));
    KernelGroup split = Splitter.split(group(body), TINY);
    assertEquals(1, split.workspace().get(0).length());
    split.kernels().forEach(each -> assertTrue(TINY.allows(SizeEstimate.of(each)), each.name()));
  }

  @Test
  void aStatementTooLongForAMethodIsCut() {
    Scalar sum = product(0, 0);
    for (int index = 1; index < 6_000; index++) {
      sum = graph.add(sum, product(index, index % 9));
    }
    KernelGroup whole = group(List.of(store(0, sum)));
    KernelGroup split = Splitter.split(whole, SizeBudget.DEFAULT);
    assertTrue(split.kernels().size() > 10);
    for (Kernel kernel : split.kernels()) {
      assertTrue(SizeBudget.DEFAULT.allows(SizeEstimate.of(kernel)), kernel.name());
    }
    assertEquals(first(whole), first(split));
  }

  private static double first(KernelGroup group) {
    Random random = new Random(1);
    KernelInterpreter interpreter =
        new KernelInterpreter(group, Precision.FLOAT)
            .with("p", random.doubles(20_000).toArray())
            .with("x", random.doubles(9).toArray())
            .with("y", new double[1]);
    interpreter.run("run");
    return interpreter.array("y")[0];
  }

  @Test
  void aLoopIsNeverCut() {
    Statement loop = new Statement.Loop(new LoopVariable("i"), 3, true, stores(100));
    KernelGroup group = group(List.of(loop));
    assertSame(group, Splitter.split(group, TINY));
  }

  private KernelGroup group(List<Statement> body) {
    return new KernelGroup(List.of(), List.of(kernel(body)));
  }

  private static Kernel kernel(List<Statement> body) {
    return new Kernel("run", "Runs.", List.of(X, Y), false, body);
  }

  private List<Statement> stores(int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> store(index, product(index, index % 9)))
        .toList();
  }

  private List<Statement> constants(int count) {
    return IntStream.range(0, count).mapToObj(index -> store(index, graph.constant(1))).toList();
  }

  private static Statement store(int index, Scalar value) {
    return new Statement.Store(Access.of(Y, index), value);
  }

  private Local let(List<Statement> body, String name, Scalar value) {
    Local local = new Local(name, Width.WORKING);
    body.add(new Statement.Let(local, true, value));
    return local;
  }

  private Scalar product(int parameter, int input) {
    return graph.multiply(graph.symbol(Access.of(P, parameter)), graph.symbol(Access.of(X, input)));
  }

  private static Statement remark(String text) {
    return new Statement.Remark(text);
  }
}
