package io.github.chainrule.processor.lower.cost;

/**
 * Estimates of a layer's time for one sample, forward and gradient, from the shapes of its products
 * with weights.
 *
 * @param weights how many there are, at each position
 * @param unrolledForward what its products take unrolled
 * @param loopedForward what they take in loops along the units
 */
record SampleCosts(Target target, double weights, double unrolledForward, double loopedForward) {

  /** The costs of nothing. */
  static SampleCosts none(Target target) {
    return new SampleCosts(target, 0, 0, 0);
  }

  /** The costs of one product. */
  static SampleCosts of(Target target, int inputs, int units) {
    Target.Loops loops = target.loops();
    double weights = (double) inputs * units;
    double bodies = Math.ceil((double) inputs / loops.block());
    return new SampleCosts(
        target,
        weights,
        target.scalars().multiplyAdd() * weights,
        bodies * (loops.body() + loops.bodyPerUnit() * units));
  }

  /** The costs of so many products with the same weights. */
  SampleCosts times(double factor) {
    return new SampleCosts(
        target, factor * weights, factor * unrolledForward, factor * loopedForward);
  }

  SampleCosts plus(SampleCosts other) {
    return new SampleCosts(
        target,
        weights + other.weights,
        unrolledForward + other.unrolledForward,
        loopedForward + other.loopedForward);
  }

  Strategy cheaper() {
    if (weights > target.scalars().mostWeights()) {
      return Strategy.LOOPED;
    }
    return unrolled() <= looped() ? Strategy.UNROLLED : Strategy.LOOPED;
  }

  /** Forward, back through the weights, and the weights' gradient. */
  private double unrolled() {
    return 3 * unrolledForward;
  }

  private double looped() {
    return 2 * loopedForward + target.loops().dotMultiplyAdd() * weights;
  }

  /** The time of a layer's forward pass and gradient, the cheaper way. */
  double gradient() {
    return cheaper() == Strategy.UNROLLED ? unrolled() : looped();
  }

  /** The time of a layer's forward pass, the cheaper way. */
  double forward() {
    return cheaper() == Strategy.UNROLLED ? unrolledForward : loopedForward;
  }
}
