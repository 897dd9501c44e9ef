package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.processor.ChainruleProcessor;
import io.github.chainrule.runtime.f32.DropoutModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an interface with dropout may extend, and what a rate of 0 is. */
class DropoutModelTest {

  private static final String SOURCE =
      """
      package demo;
      import io.github.chainrule.dsl.*;
      import io.github.chainrule.runtime.Layer;
      import io.github.chainrule.runtime.f32.DropoutModel;
      @Network(inputs = 2)
      public interface Kept extends Base, DropoutModel {
        @Dense(units = 1) Layer output();
      }
      interface Base {
        @Dense(units = 3) Layer hidden();
        @Dropout(0) Layer all();
      }
      """;

  @Test
  void aRateOfZeroTrainsTheWholeNetwork() {
    Build build =
        Build.ofSources(
            List.of(JavaFileObjects.forSourceString("demo.Kept", SOURCE)),
            new ChainruleProcessor());
    DropoutModel network =
        (DropoutModel) Reflection.call(build.load("demo.KeptNetwork"), "create", long.class, 1L);
    float[] x = {0.5f, -1};
    float[] t = {1};
    float[] expected = new float[network.parameters().length];
    float[] g = expected.clone();
    double loss = network.newBackprop().gradient(x, t, 1, expected);
    assertEquals(loss, network.newTraining().gradient(x, t, 1, 7L, g));
    assertArrayEquals(expected, g);
  }
}
