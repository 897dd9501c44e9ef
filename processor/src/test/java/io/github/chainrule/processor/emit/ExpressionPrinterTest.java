package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.KernelInterpreter;
import io.github.chainrule.processor.kernel.Local;
import io.github.chainrule.processor.kernel.LoopVariable;
import io.github.chainrule.processor.kernel.RandomExpressions;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpressionPrinterTest {

  private static final int EXPRESSIONS = 200;
  private static final int ELEMENTS = 6;
  private static final KernelArray X = new KernelArray("x", ELEMENTS, Width.WORKING, Role.ARGUMENT);
  private static final double[] NUMBERS = {
    0.0, -0.0, 1, -1, 0.5, -2.5, 1e-3, 1e20, -1e-42, Double.NaN, Double.POSITIVE_INFINITY
  };

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);
  private final Scalar a = local("a");
  private final Scalar b = local("b");
  private final Scalar c = local("c");

  @ParameterizedTest
  @EnumSource(Precision.class)
  void printedExpressionsHaveTheValueOfTheTreeToTheBit(Precision precision) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Kernel> kernels = new ArrayList<>();
    for (int index = 0; index < EXPRESSIONS; index++) {
      kernels.add(kernel("e" + index, random));
    }
    Object compiled = compile(kernels, precision);
    KernelInterpreter tree = new KernelInterpreter(new KernelGroup(List.of(), kernels), precision);
    for (int point = 0; point < 10; point++) {
      double[] x = IntStream.range(0, ELEMENTS).mapToDouble(i -> number(random)).toArray();
      tree.with("x", x);
      for (Kernel kernel : kernels) {
        assertEquals(
            tree.run(kernel.name()),
            run(compiled, kernel, x, precision),
            () -> "seed " + seed + ", " + print(kernel, precision));
      }
    }
  }

  private static double number(Random random) {
    return random.nextBoolean() ? random.nextGaussian() : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  /** A kernel that returns a random expression of x, as a double. */
  private static Kernel kernel(String name, Random random) {
    RandomExpressions expressions = new RandomExpressions(random);
    List<Access> elements =
        IntStream.range(0, ELEMENTS).mapToObj(index -> Access.of(X, index)).toList();
    Scalar value = expressions.draw(Width.DOUBLE, elements, 6);
    return new Kernel(name, "A value.", List.of(X), true, List.of(new Statement.Return(value)));
  }

  private static Object compile(List<Kernel> kernels, Precision precision) throws Exception {
    KernelPrinter printer = new KernelPrinter(new RuntimeNames(precision));
    TypeSpec.Builder type = TypeSpec.classBuilder("Expressions");
    kernels.forEach(kernel -> type.addMethod(printer.print(kernel)));
    String source = JavaFile.builder("", type.build()).skipJavaLangImports(true).build().toString();
    Class<?> compiled = CompiledSources.of(Map.of("Expressions", source)).loadClass("Expressions");
    var constructor = compiled.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static double run(Object compiled, Kernel kernel, double[] x, Precision precision)
      throws Exception {
    boolean isFloat = precision == Precision.FLOAT;
    Class<?> type = isFloat ? float[].class : double[].class;
    Method method = compiled.getClass().getDeclaredMethod(kernel.name(), type);
    method.setAccessible(true);
    return (double) method.invoke(compiled, isFloat ? floats(x) : x);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int index = 0; index < floats.length; index++) {
      floats[index] = (float) values[index];
    }
    return floats;
  }

  private static MethodSpec print(Kernel kernel, Precision precision) {
    return new KernelPrinter(new RuntimeNames(precision)).print(kernel);
  }

  @Test
  void sumsAndProductsFromLeftToRightNeedNoParentheses() {
    Scalar sum = graph.add(graph.subtract(a, b), graph.multiply(graph.divide(a, b), c));
    assertEquals("a - b + a / b * c", text(sum));
  }

  @Test
  void whatIsRightOfAnOperatorKeepsItsParentheses() {
    assertEquals("a + (b + c)", text(graph.add(a, graph.add(b, c))));
    assertEquals("a - (b - c)", text(graph.subtract(a, graph.subtract(b, c))));
    assertEquals("a / (b * c)", text(graph.divide(a, graph.multiply(b, c))));
  }

  @Test
  void sumsInProductsKeepTheirParentheses() {
    assertEquals("(a + b) * c", text(graph.multiply(graph.add(a, b), c)));
  }

  @Test
  void aNegatedProductIsNotAProductOfSomethingNegated() {
    assertEquals("-(a * b)", text(graph.negate(graph.multiply(a, b))));
    assertEquals("-a * b", text(graph.multiply(graph.negate(a), b)));
  }

  @Test
  void twoMinusSignsNeverTouch() {
    assertEquals("-(-a)", text(graph.negate(graph.negate(a))));
    assertEquals("-(-1f)", text(graph.negate(graph.constant(-1))));
    assertEquals("a - -1f", text(graph.subtract(a, graph.constant(-1))));
  }

  @Test
  void aSelectionInsideAnotherExpressionHasParentheses() {
    Scalar selected = graph.select(a, graph.constant(0), graph.divide(b, a), c);
    assertEquals("a > 0f ? b / a : c", text(selected));
    assertEquals("a * (a > 0f ? b / a : c)", text(graph.multiply(a, selected)));
    assertEquals(
        "a > 0f ? (a > 0f ? b / a : c) : c", text(graph.select(a, graph.constant(0), selected, c)));
  }

  @Test
  void aSelectionOfWhatIsQuicklyComputedHasNoBranch() {
    Scalar selected = graph.select(a, graph.constant(0), b, graph.multiply(b, c));
    String call = "io.github.chainrule.runtime.f32.Elementary.ifGreater(a, 0f, b, b * c)";
    assertEquals(call, text(selected));
    assertEquals("a * " + call, text(graph.multiply(a, selected)));
  }

  @Test
  void functionsOfTheWorkingPrecisionAreOfItsPackage() {
    assertEquals(
        "io.github.chainrule.runtime.f32.Elementary.tanh(a + b)",
        text(graph.apply(Operator.TANH, graph.add(a, b))));
  }

  @Test
  void wideningIsACastOnlyWhereItDoesSomething() {
    Scalar wide = graph.apply(Operator.WIDEN, graph.add(a, b));
    Scalar product = graph.multiply(wide, graph.constant(2, Width.DOUBLE));
    assertEquals("(double) (a + b) * 2.0", text(product));
    assertEquals("(a + b) * 2.0", text(product, Precision.DOUBLE));
  }

  @Test
  void indicesStateTheConstantThenTheVariables() {
    LoopVariable i = new LoopVariable("i");
    LoopVariable j = new LoopVariable("j");
    assertEquals("x[3]", ExpressionPrinter.element(Access.of(X, 3)));
    assertEquals("x[0]", ExpressionPrinter.element(Access.of(X, 0)));
    assertEquals("x[i]", ExpressionPrinter.element(Access.of(X, 0, new Access.Term(1, i))));
    assertEquals(
        "x[64 + 16 * i + j]",
        ExpressionPrinter.element(Access.of(X, 64, new Access.Term(16, i), new Access.Term(1, j))));
    assertEquals("x[15 - i]", ExpressionPrinter.element(Access.of(X, 15, new Access.Term(-1, i))));
  }

  @Test
  void aSumOfTenThousandTermsIsPrintedWithoutRecursion() {
    Scalar sum = a;
    for (int term = 0; term < 10_000; term++) {
      sum = graph.add(sum, b);
    }
    assertEquals(40_001, text(sum).replaceAll("\\s+", " ").length());
  }

  private Scalar local(String name) {
    return graph.symbol(new Local(name, Width.WORKING));
  }

  private static String text(Scalar value) {
    return text(value, Precision.FLOAT);
  }

  private static String text(Scalar value, Precision precision) {
    CodeText text = new CodeText();
    new ExpressionPrinter(new RuntimeNames(precision)).print(value, text);
    return text.toCode(0).toString();
  }
}
