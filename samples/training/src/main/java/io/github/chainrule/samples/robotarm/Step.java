package io.github.chainrule.samples.robotarm;

/** A posture on the way to the target, with what the network says of it. */
final class Step {
  /** Of shoulder and elbow, in radians. */
  final float[] angles;

  /** Where the hand is by the network, in metres. */
  final float[] hand;

  /** The network's derivatives of the hand by the angles. */
  final float[] jacobian;

  Step(float[] angles, float[] hand, float[] jacobian) {
    this.angles = angles;
    this.hand = hand;
    this.jacobian = jacobian;
  }

  /** How far the target is from where the network says that the hand is. */
  double distanceByNetwork(double[] target) {
    return Math.hypot(target[0] - hand[0], target[1] - hand[1]);
  }

  /** How far the target is from the hand. */
  double distanceByArm(double[] target) {
    double[] place = Arm.hand(angles[0], angles[1]);
    return Math.hypot(target[0] - place[0], target[1] - place[1]);
  }

  /** The largest error of the network's four derivatives, in metres per radian. */
  double jacobianError() {
    double[] exact = Arm.jacobian(angles[0], angles[1]);
    double largest = 0;
    for (int k = 0; k < exact.length; k++) {
      largest = Math.max(largest, Math.abs(jacobian[k] - exact[k]));
    }
    return largest;
  }
}
