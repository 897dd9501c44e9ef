package io.github.chainrule.samples.emissions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.samples.Printed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmissionsTest {
  @Test
  void bothFormsGiveTheSameBits() {
    float[] x = new float[32];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i);
    }
    float[] unrolled = Layers_Unrolled32Network.create(5).predict(x);
    float[] looped = Layers_Looped32Network.create(5).predict(x);
    assertArrayEquals(bits(unrolled), bits(looped));
  }

  @Test
  void mainPrintsARowForEachWidth() {
    String printed = Printed.by(() -> Main.main(new String[] {"1"}));
    assertEquals(5, printed.lines().filter(line -> line.matches("\\d+x\\d+ .*")).count(), printed);
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
    return bits;
  }
}
