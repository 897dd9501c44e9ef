package io.github.chainrule.processor.lower.cost;

import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.kernel.TileStepVisitor;

/**
 * Estimates what the steps of a tile take. What is computed along the samples takes as long for a
 * few of them as for all that a tile holds; what is computed along the outputs takes its time for
 * each. Only products count: what else there is takes about the same one by one.
 */
final class StepCosts implements TileStepVisitor<StepCosts.Time> {

  /**
   * The time of a step.
   *
   * @param ofTile for however few samples
   * @param ofSample for each sample, besides
   */
  record Time(double ofTile, double ofSample) {

    static final Time NONE = new Time(0, 0);

    Time plus(Time other) {
      return new Time(ofTile + other.ofTile, ofSample + other.ofSample);
    }
  }

  private final double multiplyAdd;
  private final int samples;

  StepCosts(Target target, int samples) {
    this.multiplyAdd = target.tiles().multiplyAdd();
    this.samples = samples;
  }

  private Time products(int inputs, int outputs) {
    return new Time(multiplyAdd * samples * inputs * outputs, 0);
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
    return new Time(0, multiplyAdd * along.map().inputs() * along.count());
  }

  @Override
  public Time addOuter(TileStep.AddOuter sum) {
    return new Time(0, multiplyAdd * sum.u().rows() * sum.width());
  }

  @Override
  public Time call(TileStep.Call call) {
    Time time = Time.NONE;
    for (TileStep step : call.kernel().steps()) {
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

  @Override
  public Time apply(TileStep.Apply step) {
    return Time.NONE;
  }

  @Override
  public Time exp(TileStep.Exp step) {
    return Time.NONE;
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
  public Time returnTotal(TileStep.ReturnTotal step) {
    return Time.NONE;
  }
}
