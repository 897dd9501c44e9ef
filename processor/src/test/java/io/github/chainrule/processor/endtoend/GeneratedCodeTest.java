package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.processor.emit.MethodSizes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/**
 * The rules that every {@link Build} of these tests applies to what was generated: that breaking
 * one is noticed, and that the runtime, which generated code calls, keeps to them as well.
 */
class GeneratedCodeTest {

  /** What elementary functions are made of, besides: the same bits everywhere. */
  private static final Pattern EXACT =
      Pattern.compile(" calls java/lang/(StrictMath\\.|Math\\.sqrt|(Float|Double)\\.\\w*Bits)");

  /** An evaluator with some code in a hot method. */
  private static Build build(String code) {
    String source =
        """
        package broken;
        final class Broken implements io.github.chainrule.runtime.f32.Jacobian {
          private Object scratch = new float[3];
          @Override public void inputs(float[] x, float[] j) {
            %s
          }
          @Override public void inputs(float[] x, int n, float[] j) {}
          @Override public void parameters(float[] x, float[] j) {}
          @Override public void parameters(float[] x, int n, float[] j) {}
          @Override public void jvp(float[] x, float[] v, float[] dy) {}
          @Override public void jvp(float[] x, float[] v, int n, float[] dy) {}
          Object scratch() { return scratch; }
        }
        """;
    return Build.ofSources(
        List.of(JavaFileObjects.forSourceString("broken.Broken", source.formatted(code))));
  }

  private static void assertRefused(String code, String breach) {
    AssertionError error = assertThrows(AssertionError.class, () -> build(code));
    assertTrue(error.getMessage().contains(breach), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scratch = new float[4];|broken/Broken.inputs allocates an array of numbers",
        "scratch = new float[2][2];|broken/Broken.inputs allocates [[F",
        "scratch = new Object[2];|broken/Broken.inputs allocates java/lang/Object[]",
        "scratch = new Object();|broken/Broken.inputs allocates java/lang/Object",
        "scratch = x.clone();|broken/Broken.inputs calls [F.clone",
        "scratch = x[0];|broken/Broken.inputs calls java/lang/Float.valueOf",
        "scratch = (Runnable) () -> {};|broken/Broken.inputs is dynamic",
        "j[0] = (float) Math.sin(x[0]);|broken/Broken.inputs calls java/lang/Math.sin",
        "scratch = \"at \" + x[0];|broken/Broken.inputs allocates java/lang/StringBuilder",
        "scratch = io.github.chainrule.runtime.f32.internal.Tile72.tile(4);|broken/Broken.inputs"
            + " makes a tile",
        "scratch = Broken.class.getName();|broken/Broken uses java/lang/Class.getName",
      })
  void whatAllocatesOrBoxesInAHotMethodIsRefused(String code, String breach) {
    assertRefused(code, breach);
  }

  @Test
  void exceptionThatIsNotThrownAtOnceIsRefused() {
    assertRefused(
        "RuntimeException e = new IllegalStateException(); if (x[0] > 0) { throw e; }",
        "broken/Broken.inputs allocates java/lang/IllegalStateException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (x.length != 3) { throw new IllegalStateException(\"x.length\"); }",
        "java.util.Arrays.fill(j, Math.max(x[0], Math.abs(x[1])));",
        "parameters(x, j);"
      })
  void whatGeneratedCodeDoesIsAllowed(String code) {
    assertFalse(build(code).classes().isEmpty());
  }

  @Test
  void methodOfNineThousandBytesIsRefused() {
    assertRefused("j[0] = x[0] * j[1];\n".repeat(950), "broken/Broken.inputs has 9501 bytes");
  }

  @Test
  void largeMethodWithoutABranchIsRefused() {
    String sums = "j[0] = x[0] * j[1];\n".repeat(99);
    assertRefused(sums, "dex units and no branch");
    assertFalse(build("if (x.length > 2) { return; }" + sums).classes().isEmpty());
  }

  /** Java 8 does not have it: the compiler itself refuses it. */
  @Test
  void fusedMultiplyAddIsRefused() {
    assertRefused("j[0] = Math.fma(x[0], x[1], x[2]);", "cannot find symbol");
  }

  @Test
  void whatGeneratedCodeCallsOfTheRuntimeAllocatesNothing() throws IOException {
    List<String> hot = new ArrayList<>();
    for (byte[] bytes : ClassFile.allIn(Build.classpath().get(1))) {
      String name = new ClassReader(bytes).getClassName();
      if (name.matches(".*/f(32|64)/(internal/)?(Tile\\w*|TransposedProducts|Elementary)")) {
        hot.add(name);
        List<String> breaches = GeneratedCode.hotBreaches(bytes, Set.of("tile"));
        breaches.removeIf(breach -> EXACT.matcher(breach).find());
        assertEquals(List.of(), breaches);
      }
    }
    assertTrue(hot.size() >= 2 * (2 + 2 * 4 + 2), hot.toString());
  }

  /**
   * HotSpot takes methods of up to 325 bytes into a loop that calls them (FreqInlineSize), and
   * makes objects of the vectors of a loop within a loop.
   */
  @ParameterizedTest
  @CsvSource({"f32, scaledTanh", "f32, exp", "f64, exp"})
  void functionsByVectorsAreTooLargeToBeTakenIntoALoop(String precision, String function)
      throws IOException {
    String name =
        "META-INF/versions/17/io/github/chainrule/runtime/%s/internal/VectorFunctions.class";
    ClassLoader loader = getClass().getClassLoader();
    try (InputStream file = loader.getResourceAsStream(name.formatted(precision))) {
      int size = MethodSizes.of(file.readAllBytes()).get(function);
      assertTrue(size > 325, function + " has " + size + " bytes");
    }
  }

  /** A native image needs to be told of reflection, resources, proxies and native methods. */
  @Test
  void annotationsAndRuntimeNeedNoConfigurationInANativeImage() throws IOException {
    for (File location : Build.classpath()) {
      List<byte[]> classes = ClassFile.allIn(location);
      assertFalse(classes.isEmpty(), location.toString());
      for (byte[] bytes : classes) {
        assertEquals(List.of(), new ClassFile(bytes).needsConfiguration());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object o() throws Exception { return Class.forName(\"x\"); }",
        "Object o() { return getClass().getResource(\"x\"); }",
        "Object o() throws Exception { return Plain.class.getMethod(\"o\"); }",
        "Object o() { return java.util.ServiceLoader.load(Runnable.class); }",
        "Object o() { return java.lang.reflect.Array.newInstance(Plain.class, 1); }",
        "void o() { System.loadLibrary(\"x\"); }",
        "native void o();",
        "Runnable o() { return () -> {}; }"
      })
  void whatNeedsConfigurationInANativeImageIsFound(String member) {
    assertFalse(compiled("class Plain { " + member + " }").needsConfiguration().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Plain implements java.util.function.IntUnaryOperator {"
            + " public int applyAsInt(int i) { return i; } }",
        "class Plain { Object o(java.util.List<String> list) { return list.stream(); } }",
        "interface Plain { default void o() {} }",
        "interface Plain { static void o() {} }",
        "class Plain { Runnable o() { return () -> {}; } }",
        "class Plain { Runnable o() { return this::toString; } }"
      })
  void whatAndroidCouldNotRunAsItIsIsFound(String plain) {
    assertFalse(compiled(plain).needsDesugaring().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Plain implements Runnable { public void run() {} static void o() {} }",
        "interface Plain { Object O = new Object(); void o(); }"
      })
  void whatAndroidRunsAsItIsIsNot(String plain) {
    assertEquals(List.of(), compiled(plain).needsDesugaring());
  }

  private static ClassFile compiled(String plain) {
    Build build =
        Build.ofSources(
            List.of(JavaFileObjects.forSourceString("plain.Plain", "package plain; " + plain)));
    return new ClassFile(build.classes().get("plain.Plain"));
  }
}
