package io.github.chainrule.processor.lower.plan;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.lower.NetworkLowering;
import io.github.chainrule.processor.lower.TileBackend;
import io.github.chainrule.processor.lower.TileLowering;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {

  /** Ten layers that are all alike: of their outputs, the forward pass needs two at a time. */
  private static NetworkProgram deep() {
    Networks.Dense[] layers = new Networks.Dense[10];
    Arrays.fill(layers, dense(20, Activation.TANH));
    return Programs.of(
        Networks.as(
            network(20, LossFunction.SQUARED_ERROR, layers), Precision.FLOAT, Emission.LOOPED));
  }

  private static EvaluatorCode forward() {
    NetworkProgram program = deep();
    KernelGroup kernels =
        new NetworkLowering(program, Target.HOTSPOT, SizeBudget.DEFAULT).forward();
    Optional<TileGroup> tiles = new TileLowering(program, TileBackend.PORTABLE).forward();
    return MemoryPlan.share(new EvaluatorCode(kernels, tiles, ForwardPlan.of(kernels, tiles)));
  }

  private static EvaluatorCode backprop() {
    NetworkProgram program = deep();
    KernelGroup kernels =
        new NetworkLowering(program, Target.HOTSPOT, SizeBudget.DEFAULT).backprop();
    Optional<TileGroup> tiles = new TileLowering(program, TileBackend.PORTABLE).backprop();
    int parameters = program.layout().size();
    return MemoryPlan.share(
        new EvaluatorCode(kernels, tiles, BackpropPlan.of(kernels, tiles, parameters)));
  }

  private static int own(KernelGroup group) {
    return group.workspace().size() - group.shared().size();
  }

  private static int own(TileGroup group) {
    return group.workspace().size() - group.shared().size();
  }

  @Test
  void forwardPassTakesTheMemoryOfTwoLayers() {
    assertEquals(2, own(forward().kernels()));
    assertEquals(2, own(forward().tiles().orElseThrow()));
  }

  /** What the way back needs of a layer stays; what it makes does not. */
  @Test
  void gradientKeepsAnArrayALayer() {
    int arrays = own(backprop().kernels());
    assertTrue(arrays >= 10 && arrays <= 15, arrays + " arrays");
    int tiles = own(backprop().tiles().orElseThrow());
    assertTrue(tiles >= 10 && tiles <= 16, tiles + " tiles");
  }

  @Test
  void holdersHaveMemoryOfTheirOwnThatIsLargeEnough() {
    KernelGroup kernels = backprop().kernels();
    for (KernelArray array : kernels.workspace()) {
      KernelArray holder = kernels.holder(array);
      assertEquals(holder, kernels.holder(holder));
      assertTrue(holder.capacity() >= array.capacity() && holder.width() == array.width());
    }
    TileGroup tiles = backprop().tiles().orElseThrow();
    for (Tile tile : tiles.shared().keySet()) {
      Tile holder = tiles.shared().get(tile);
      assertTrue(!tiles.shared().containsKey(holder), tile.name());
      assertTrue(holder.arrays() >= tile.arrays() && holder.width() == tile.width());
    }
  }
}
