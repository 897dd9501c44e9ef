package io.github.chainrule.runtime.f32.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.runtime.internal.VectorMachine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors compute what plain Java computes, to the bit, and allocate nothing once compiled. */
final class VectorTilesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:UseAVX=0",
        "-XX:UseAVX=1",
        "-XX:UseAVX=2",
        "-XX:UseAVX=3",
        "-XX:MaxVectorSize=16",
        "-XX:MaxVectorSize=32"
      })
  void bitsAreThoseOfPlainJava(String flag) throws Exception {
    assertEquals(List.of("equal"), VectorMachine.run(VectorComparison.class, flag));
  }

  @Test
  void compiledVectorsAllocateNothing() throws Exception {
    assertEquals(List.of("0 bytes"), VectorMachine.run(VectorAllocation.class));
  }

  /** What only the first compiler has compiled may take less than four times plain Java's time. */
  @Test
  void nothingIsUsedBeforeItsLastPartIsCompiled() throws Exception {
    String four = TileVectors.class.getPackageName() + ".VectorRows::four";
    assertEquals(
        List.of("0 bytes"),
        VectorMachine.run(
            VectorAllocation.class,
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling," + four + ",40.0"));
  }
}
