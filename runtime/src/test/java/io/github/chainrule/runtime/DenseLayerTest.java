package io.github.chainrule.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DenseLayerTest {
  private static final DenseLayer HIDDEN = new DenseLayer("hidden", "TANH", 4, 16, true, 0, 64);

  @Test
  void saysWhatItWasTold() {
    assertEquals("hidden", HIDDEN.name());
    assertEquals("TANH", HIDDEN.activation());
    assertEquals(4, HIDDEN.inputs());
    assertEquals(16, HIDDEN.units());
    assertEquals(true, HIDDEN.bias());
    assertEquals(0, HIDDEN.weightsOffset());
    assertEquals(64, HIDDEN.biasOffset());
  }

  @Test
  void readsLikeADescription() {
    assertEquals("hidden: 4 -> 16, TANH", HIDDEN.toString());
    assertEquals(
        "species: 16 -> 3, SOFTMAX, no bias",
        new DenseLayer("species", "SOFTMAX", 16, 3, false, 80, -1).toString());
  }

  @Test
  void equalsWhatSaysTheSame() {
    DenseLayer same = new DenseLayer("hidden", "TANH", 4, 16, true, 0, 64);
    assertEquals(HIDDEN, same);
    assertEquals(HIDDEN.hashCode(), same.hashCode());
  }

  @Test
  void differsFromWhatSaysOtherwiseInAnyPart() {
    List<DenseLayer> others =
        List.of(
            new DenseLayer("other", "TANH", 4, 16, true, 0, 64),
            new DenseLayer("hidden", "RELU", 4, 16, true, 0, 64),
            new DenseLayer("hidden", "TANH", 5, 16, true, 0, 64),
            new DenseLayer("hidden", "TANH", 4, 17, true, 0, 64),
            new DenseLayer("hidden", "TANH", 4, 16, false, 0, 64),
            new DenseLayer("hidden", "TANH", 4, 16, true, 1, 64),
            new DenseLayer("hidden", "TANH", 4, 16, true, 0, -1));
    for (DenseLayer other : others) {
      assertNotEquals(HIDDEN, other);
    }
    assertNotEquals(HIDDEN, null);
  }

  @Test
  void namesMayNotBeNull() {
    assertThrows(
        NullPointerException.class, () -> new DenseLayer(null, "TANH", 4, 16, true, 0, 64));
    assertThrows(
        NullPointerException.class, () -> new DenseLayer("hidden", null, 4, 16, true, 0, 64));
  }

  @Test
  void tensorsSayWhatLiesWhere() {
    DenseLayer layer = new DenseLayer("hidden", "TANH", 4, 3, true, 10, 22);
    assertEquals("[weight [4, 3] at 10, bias [3] at 22]", layer.tensors().toString());
    ParameterTensor weights = layer.tensors().get(0);
    assertEquals(12, weights.size());
    assertTrue(weights.contains(10) && weights.contains(21));
    assertFalse(weights.contains(9) || weights.contains(22));
    assertEquals("weight 2 -> 1", weights.element(10 + 2 * 3 + 1));
    assertEquals("bias 2", layer.tensors().get(1).element(24));
    assertEquals(1, new DenseLayer("y", "TANH", 4, 3, false, 0, -1).tensors().size());
  }
}
