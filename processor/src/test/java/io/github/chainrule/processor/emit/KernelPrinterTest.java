package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.kernel.Local;
import io.github.chainrule.processor.kernel.LoopVariable;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelPrinterTest {

  private static final KernelArray P = new KernelArray("p", 900, Width.WORKING, Role.PARAMETERS);
  private static final KernelArray H = new KernelArray("h1", 900, Width.WORKING, Role.WORKSPACE);
  private static final KernelArray W = new KernelArray("w", 9, Width.DOUBLE, Role.WORKSPACE);
  private static final KernelArray X = new KernelArray("x", 900, Width.WORKING, Role.ARGUMENT);
  private static final KernelArray Y = new KernelArray("y", 900, Width.WORKING, Role.ARGUMENT);

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);

  @Test
  void aKernelIsAPrivateMethodOfItsArguments() {
    assertEquals(
        """
        /**
         * Runs.
         */
        private void run(float[] x, float[] y) {
          y[1] = x[1];
        }
        """,
        print(List.of(copy(Y, X, 1))));
  }

  @Test
  void aFieldUsedTwiceIsALocalVariable() {
    assertEquals(
        """
        float[] p = this.p;
        h1[1] = p[1];
        y[2] = p[2];
        """,
        body(List.of(copy(H, P, 1), copy(Y, P, 2))));
  }

  @Test
  void aFieldUsedInALoopIsALocalVariable() {
    LoopVariable i = new LoopVariable("i");
    Access.Term term = new Access.Term(1, i);
    Scalar value = graph.symbol(Access.of(X, 0, term));
    Statement store = new Statement.Store(Access.of(H, 8, term), value);
    assertEquals(
        """
        float[] h1 = this.h1;
        for (int i = 0; i < 8; i++) {
          h1[8 + i] = x[i];
        }
        """,
        body(List.of(new Statement.Loop(i, 8, true, List.of(store)))));
  }

  @Test
  void variablesAreFinalUnlessTheyChange() {
    Local fixed = new Local("a", Width.WORKING);
    Local changing = new Local("b", Width.DOUBLE);
    assertEquals(
        """
        final float a = x[0];
        double b = w[0];
        b = 0.5;
        """,
        body(
            List.of(
                new Statement.Let(fixed, true, graph.symbol(Access.of(X, 0))),
                new Statement.Let(changing, false, graph.symbol(Access.of(W, 0))),
                new Statement.Assign(changing, graph.constant(0.5, Width.DOUBLE)))));
  }

  @Test
  void remarksAreSetOffAndFilled() {
    String remark = "word ".repeat(25).trim();
    assertEquals(
        "y[1] = x[1];\n\n// "
            + "word ".repeat(18).trim()
            + "\n// "
            + "word ".repeat(7).trim()
            + "\n",
        body(List.of(copy(Y, X, 1), new Statement.Remark(remark))));
  }

  @Test
  void commentsAreTextWhateverTheyContain() {
    Kernel kernel = new Kernel("run", "a < b & {@c} */ $d", List.of(), false, List.of());
    assertTrue(print(kernel).contains("a &lt; b &amp; &#123;&#64;c&#125; *&#47; $d"));
  }

  @Test
  void aLongMethodWithoutABranchGetsALengthGuard() {
    List<Statement> copies = IntStream.range(0, 200).mapToObj(index -> copy(Y, P, index)).toList();
    assertTrue(
        body(copies)
            .contains(
                """
                if (p.length != 900) {
                  throw new java.lang.IllegalStateException("p.length");
                }
                """));
  }

  @Test
  void aLongMethodWithABranchNeedsNoGuard() {
    List<Statement> copies =
        IntStream.range(0, 200)
            .mapToObj(index -> index == 100 ? selection() : copy(Y, P, index))
            .toList();
    assertTrue(!body(copies).contains("length"));
  }

  @Test
  void aCallPassesArraysOn() {
    assertEquals("run1(y, x);\n", body(List.of(new Statement.Call("run1", List.of(Y, X)))));
  }

  /** With a quotient, which is not computed where it is not wanted. */
  private Statement selection() {
    Scalar x = graph.symbol(Access.of(X, 0));
    Scalar zero = graph.constant(0);
    Scalar quotient = graph.divide(graph.constant(1), x);
    return new Statement.Store(Access.of(Y, 0), graph.select(x, zero, quotient, zero));
  }

  private Statement copy(KernelArray to, KernelArray from, int index) {
    return new Statement.Store(Access.of(to, index), graph.symbol(Access.of(from, index)));
  }

  private static String body(List<Statement> statements) {
    String method = print(statements);
    int from = method.indexOf("{\n") + 2;
    return method.substring(from, method.lastIndexOf('}')).replaceAll("(?m)^  ", "");
  }

  private static String print(List<Statement> statements) {
    return print(new Kernel("run", "Runs.", List.of(X, Y), false, statements));
  }

  private static String print(Kernel kernel) {
    return new KernelPrinter(new RuntimeNames(Precision.FLOAT)).print(kernel).toString();
  }
}
