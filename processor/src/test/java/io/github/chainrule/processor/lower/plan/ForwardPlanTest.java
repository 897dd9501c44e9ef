package io.github.chainrule.processor.lower.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.processor.kernel.DriverStep;
import io.github.chainrule.processor.kernel.DriverStep.Row;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.PortableTiles;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwardPlanTest {

  private static final TileKernel OF_TILE =
      new TileKernel(EntryPoint.OUTPUTS_OF_TILE.method(), "", false, List.of());

  private static final TileGroup TILES =
      new TileGroup(
          new PortableTiles(),
          72,
          18,
          List.of(tileOf(5), tileOf(7), tileOf(3)),
          Map.of(),
          List.of(),
          List.of(),
          List.of(OF_TILE));

  private static Tile tileOf(int rows) {
    return new Tile(ValueName.given("v" + rows), rows, Width.WORKING);
  }

  private static List<DriverStep> batch(Optional<TileGroup> tiles) {
    KernelGroup kernels =
        new KernelGroup(
            List.of(),
            List.of(kernel(EntryPoint.COMPUTE_OUTPUTS), kernel(EntryPoint.COMPUTE_ACTIVATIONS)));
    Drivers drivers = ForwardPlan.of(kernels, tiles);
    return drivers.of(PublicMethod.FORWARD_BATCH).steps();
  }

  private static Kernel kernel(EntryPoint entry) {
    return new Kernel(entry.method(), "", List.of(), false, List.of());
  }

  @Test
  void samplesThatAreNotWorthATileFollowTheTiles() {
    List<DriverStep> steps = batch(Optional.of(TILES));
    assertEquals(new DriverStep.Tiles("n", OF_TILE, "Tile72", 7), steps.get(1));
    DriverStep.Samples rest = (DriverStep.Samples) steps.get(2);
    assertEquals("start", rest.from());
    assertEquals(Row.OF_SAMPLE, ((DriverStep.CallKernel) rest.body().get(0)).row());
  }

  @Test
  void samplesAreTakenOneByOneWithoutTiles() {
    List<DriverStep> steps = batch(Optional.empty());
    assertEquals(1, steps.size());
    assertEquals("0", ((DriverStep.Samples) steps.get(0)).from());
  }
}
