package io.github.chainrule.samples.robotarm;

import io.github.chainrule.runtime.f32.Forward;

/**
 * What one would do without the Jacobian: move each angle a little to both sides and look where the
 * hand goes, which takes two forward passes for each joint.
 *
 * <p>A wide step bends, and a narrow one drowns: a float has seven digits, and the difference of
 * two positions keeps those in which they differ.
 */
final class NumericJacobian {
  private final Forward forward;
  private int forwardPasses;

  NumericJacobian(Forward forward) {
    this.forward = forward;
  }

  /** The derivatives by central differences, in the order of the generated Jacobian. */
  float[] at(float[] angles, float width) {
    float[] j = new float[4];
    for (int joint = 0; joint < 2; joint++) {
      float[] right = moved(angles, joint, width);
      float[] left = moved(angles, joint, -width);
      j[joint] = (right[0] - left[0]) / (2 * width);
      j[2 + joint] = (right[1] - left[1]) / (2 * width);
    }
    return j;
  }

  private float[] moved(float[] angles, int joint, float by) {
    float[] x = angles.clone();
    float[] hand = new float[2];
    x[joint] += by;
    forward.forward(x, hand);
    forwardPasses++;
    return hand;
  }

  /** The forward passes so far. */
  int forwardPasses() {
    return forwardPasses;
  }
}
