package io.github.chainrule.processor.lower.cost;

import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.kernel.TileStepVisitor;
import java.util.List;

/**
 * Estimates what the steps of a tile take. What is computed along the samples takes as long for a
 * few of them as for all that a tile holds; what is computed along the outputs takes its time for
 * each. What only moves numbers is not counted.
 */
final class StepCosts implements TileStepVisitor<StepCosts.Time> {

  /**
   * The time of a step.
   *
   * @param ofProducts what products take for however few samples
   * @param ofMaps what maps take for however few samples
   * @param ofSample for each sample, besides
   */
  record Time(double ofProducts, double ofMaps, double ofSample) {

    static final Time NONE = new Time(0, 0, 0);

    Time plus(Time other) {
      return new Time(
          ofProducts + other.ofProducts, ofMaps + other.ofMaps, ofSample + other.ofSample);
    }
  }

  private final Target.Tiles costs;
  private final int samples;

  StepCosts(Target target, int samples) {
    this.costs = target.tiles();
    this.samples = samples;
  }

  private Time products(int inputs, int outputs) {
    return new Time(costs.multiplyAdd() * samples * inputs * outputs, 0, 0);
  }

  @Override
  public Time affine(TileStep.Affine map) {
    return products(map.inputs(), map.outputs());
  }

  @Override
  public Time transposed(TileStep.Transposed map) {
    return products(map.inputs(), map.outputs());
  }

  @Override
  public Time affineAlongOutputs(TileStep.AffineAlongOutputs along) {
    return new Time(0, 0, costs.multiplyAdd() * along.map().inputs() * along.count());
  }

  @Override
  public Time addOuter(TileStep.AddOuter sum) {
    return new Time(0, 0, costs.multiplyAdd() * sum.u().rows() * sum.width());
  }

  @Override
  public Time addTap(TileStep.AddTap tap) {
    Time products = products(tap.x().rows(), tap.y().rows());
    return new Time(tap.pairs().count() * products.ofProducts(), 0, 0);
  }

  @Override
  public Time addTapOuter(TileStep.AddTapOuter tap) {
    Time products = products(tap.x().rows(), tap.d().rows());
    return new Time(tap.pairs().count() * products.ofProducts(), 0, 0);
  }

  @Override
  public Time call(TileStep.Call call) {
    return of(call.kernel().steps());
  }

  /** Batches are asked for gradients by the parameters; what is left out then does not count. */
  @Override
  public Time ifGiven(TileStep.IfGiven condition) {
    boolean isUsual = condition.argument().role() == KernelArray.Role.OPTIONAL;
    return isUsual ? of(condition.body()) : Time.NONE;
  }

  Time of(List<TileStep> steps) {
    Time time = Time.NONE;
    for (TileStep step : steps) {
      time = time.plus(step.accept(this));
    }
    return time;
  }

  @Override
  public Time remark(TileStep.Remark step) {
    return Time.NONE;
  }

  @Override
  public Time load(TileStep.Load step) {
    return Time.NONE;
  }

  @Override
  public Time fill(TileStep.Fill step) {
    return Time.NONE;
  }

  @Override
  public Time store(TileStep.Store step) {
    return Time.NONE;
  }

  @Override
  public Time copyRows(TileStep.CopyRows step) {
    return Time.NONE;
  }

  private Time map(int rows) {
    return new Time(0, costs.map() * samples * rows, 0);
  }

  @Override
  public Time apply(TileStep.Apply step) {
    return map(step.target().rows());
  }

  @Override
  public Time exp(TileStep.Exp step) {
    return map(step.y().rows());
  }

  @Override
  public Time repeat(TileStep.Repeat step) {
    return Time.NONE;
  }

  @Override
  public Time reduce(TileStep.Reduce step) {
    return Time.NONE;
  }

  @Override
  public Time turn(TileStep.Turn step) {
    return Time.NONE;
  }

  @Override
  public Time copy(TileStep.Copy step) {
    return Time.NONE;
  }

  @Override
  public Time addSums(TileStep.AddSums step) {
    return Time.NONE;
  }

  @Override
  public Time begin(TileStep.Begin step) {
    return Time.NONE;
  }

  @Override
  public Time copyPositions(TileStep.CopyPositions step) {
    return Time.NONE;
  }

  @Override
  public Time addPositions(TileStep.AddPositions step) {
    return Time.NONE;
  }

  @Override
  public Time sumPositions(TileStep.SumPositions step) {
    return Time.NONE;
  }

  @Override
  public Time returnTotal(TileStep.ReturnTotal step) {
    return Time.NONE;
  }
}
