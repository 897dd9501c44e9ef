package io.github.chainrule.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.internal.TransposedProducts;
import io.github.chainrule.runtime.internal.VectorMachine;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackendTest {

  /** Prints what is used, after it has computed something. */
  static final class Program {
    public static void main(String[] args) {
      float[] e = new float[1];
      new TransposedProducts(2, 1).multiply(new float[] {3, 4}, 1, 2, new float[] {5, 6}, 0, 1, e);
      if (e[0] != 3 * 5 + 4 * 6) {
        throw new AssertionError(e[0]);
      }
      System.out.println(Backend.description());
    }
  }

  @Test
  void withoutTheModulePlainJavaComputes() throws Exception {
    assertEquals(
        List.of("portable: jdk.incubator.vector is not among the modules"),
        VectorMachine.start(Program.class, List.of()));
  }

  @Test
  void withTheModuleVectorsCompute() throws Exception {
    List<String> lines = VectorMachine.run(Program.class);
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).matches("vector, (128|256|512|1024|2048) bits"), lines.get(0));
  }

  @Test
  void vectorsAreAsLongAsTheVirtualMachineMakesThem() throws Exception {
    assertEquals(
        List.of("vector, 128 bits"), VectorMachine.run(Program.class, "-XX:MaxVectorSize=16"));
    assertEquals(
        List.of("portable: vectors have 64 bits"),
        VectorMachine.run(Program.class, "-XX:MaxVectorSize=8"));
  }

  @Test
  void whatIsNotCompiledIsNotUsed() throws Exception {
    assertEquals(
        List.of("portable: the virtual machine only interprets"),
        VectorMachine.run(Program.class, "-Xint"));
    assertEquals(
        List.of(
            "portable: the virtual machine has only its first compiler, which compiles no vectors"),
        VectorMachine.run(Program.class, "-XX:TieredStopAtLevel=1"));
  }
}
