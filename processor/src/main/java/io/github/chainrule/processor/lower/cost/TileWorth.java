package io.github.chainrule.processor.lower.cost;

import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.program.NetworkProgram;

/** Estimates how many samples are worth a tile; fewer are better computed one by one. */
public final class TileWorth {

  private final Target target;
  private final LayerCosts layers;

  public TileWorth(NetworkProgram program, Target target) {
    this.target = target;
    this.layers = new LayerCosts(program, target);
  }

  /**
   * How many samples are worth a tile of the outputs, at most the tile's. Maps take about as long
   * one by one.
   */
  public int fewestComputed(TileKernel outputs, int samples) {
    StepCosts.Time tile = time(outputs, samples);
    return fewest(tile.ofProducts(), layers.forward() - tile.ofSample(), samples);
  }

  /** How many samples are worth a tile of the gradient, at most the tile's. */
  public int fewestTrained(TileKernel gradient, int samples) {
    StepCosts.Time tile = time(gradient, samples);
    return fewest(tile.ofProducts() + tile.ofMaps(), layers.gradient() - tile.ofSample(), samples);
  }

  private StepCosts.Time time(TileKernel kernel, int samples) {
    return new StepCosts(target, samples).of(kernel.steps());
  }

  /**
   * How many samples one by one take as long as a tile.
   *
   * @param tile what the tile takes for however few
   * @param saved how much longer a sample takes alone than in a tile
   */
  private int fewest(double tile, double saved, int samples) {
    double fewest = saved > 0 ? Math.ceil(tile / saved) : samples;
    return Math.max(samples / target.tiles().leastPart(), (int) Math.min(samples, fewest));
  }
}
