package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowNamesTest {
  private static final List<Layer> LAYERS =
      List.of(
          new DenseLayer("hidden", "TANH", 4, 16, true, 0, 64),
          new DenseLayer("middle", "RELU", 16, 2, false, 80, -1),
          new DenseLayer("species", "SOFTMAX", 2, 3, true, 112, 118));

  @Test
  void parameterIsNamedByLayerAndUnits() {
    RowNames names = RowNames.parameters(LAYERS);
    assertEquals("hidden: weight 0 -> 0 (parameter 0)", names.name(0));
    assertEquals("hidden: weight 2 -> 7 (parameter 39)", names.name(39));
    assertEquals("hidden: bias 15 (parameter 79)", names.name(79));
    assertEquals("middle: weight 0 -> 0 (parameter 80)", names.name(80));
    assertEquals("middle: weight 15 -> 1 (parameter 111)", names.name(111));
    assertEquals("species: bias 1 (parameter 119)", names.name(119));
  }

  @Test
  void parameterOutsideAllLayersIsNamedByItsIndex() {
    assertEquals("parameter 121", RowNames.parameters(LAYERS).name(121));
  }

  @Test
  void entryOfAJacobianIsNamedByItsOutputToo() {
    assertEquals("input 3", RowNames.inputs().name(3));
    assertEquals("output 2 by input 3", RowNames.inputs().of(2).name(3));
    assertEquals(
        "output 0 by species: bias 1 (parameter 119)", RowNames.parameters(LAYERS).of(0).name(119));
  }
}
