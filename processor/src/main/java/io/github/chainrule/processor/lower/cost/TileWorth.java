package io.github.chainrule.processor.lower.cost;

import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.program.NetworkProgram;

/** Estimates how many samples are worth a tile; fewer are better computed one by one. */
public final class TileWorth {

  private final Target target;
  private final LayerCosts layers;

  public TileWorth(NetworkProgram program, Target target) {
    this.target = target;
    this.layers = new LayerCosts(program, target);
  }

  /** How many samples are worth a tile of the outputs, at most the tile's. */
  public int fewestComputed(TileKernel outputs, int samples) {
    StepCosts costs = new StepCosts(target, samples);
    StepCosts.Time tile = StepCosts.Time.NONE;
    for (TileStep step : outputs.steps()) {
      tile = tile.plus(step.accept(costs));
    }
    double saved = layers.forward() - tile.ofSample();
    double fewest = saved > 0 ? Math.ceil(tile.ofTile() / saved) : samples;
    return Math.max(samples / target.tiles().leastPart(), (int) Math.min(samples, fewest));
  }
}
