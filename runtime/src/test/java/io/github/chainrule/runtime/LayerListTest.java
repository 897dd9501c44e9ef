package io.github.chainrule.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayerListTest {
  private static final Layer HIDDEN = new DenseLayer("hidden", "TANH", 2, 3, true, 0, 6);
  private static final Layer OUTPUT = new DenseLayer("output", "SIGMOID", 3, 1, true, 9, 12);

  @Test
  void layersAreThoseGivenInTheirOrder() {
    assertEquals(Arrays.asList(HIDDEN, OUTPUT), new LayerList(HIDDEN, OUTPUT));
  }

  @Test
  void nobodyChangesAList() {
    Layer[] given = {HIDDEN, OUTPUT};
    List<Layer> layers = new LayerList(given);
    given[0] = OUTPUT;
    assertEquals(HIDDEN, layers.get(0));
    assertThrows(UnsupportedOperationException.class, () -> layers.set(0, OUTPUT));
    assertThrows(UnsupportedOperationException.class, () -> layers.remove(0));
  }
}
