package io.github.chainrule.samples.robotarm;

import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds angles that bring the hand to a target, by damped least squares: each step solves (JJᵀ +
 * λ²I) u = e for the way e that is left and turns the joints by Jᵀu (C. W. Wampler: Manipulator
 * inverse kinematic solutions based on vector formulations and damped least-squares methods, IEEE
 * Transactions on Systems, Man, and Cybernetics 16, 1986). Without λ the steps would be endless
 * where the arm is straight and J has no inverse.
 *
 * <p>J is the network's input Jacobian: one call gives all the derivatives, exactly those of the
 * network.
 */
final class InverseSolver {
  private static final double DAMPING = 0.05;

  /** The longest way that a step tries to go, in metres: the derivatives hold nearby only. */
  private static final double LONGEST = 0.15;

  private static final int MOST_STEPS = 50;

  private final Forward forward;
  private final Jacobian jacobian;

  InverseSolver(Model arm) {
    forward = arm.newForward();
    jacobian = arm.newJacobian();
  }

  /** The postures from the first to one whose hand, by the network, is as near as the tolerance. */
  List<Step> reach(double[] target, float[] start, double tolerance) {
    List<Step> steps = new ArrayList<>();
    float[] angles = start.clone();
    Step step = look(angles);
    steps.add(step);
    while (step.distanceByNetwork(target) > tolerance && steps.size() <= MOST_STEPS) {
      turn(angles, step, target);
      step = look(angles);
      steps.add(step);
    }
    return steps;
  }

  private Step look(float[] angles) {
    float[] hand = new float[2];
    float[] j = new float[4];
    forward.forward(angles, hand);
    jacobian.inputs(angles, j);
    return new Step(angles.clone(), hand, j);
  }

  private static void turn(float[] angles, Step step, double[] target) {
    double share = Math.min(1, LONGEST / step.distanceByNetwork(target));
    double ex = share * (target[0] - step.hand[0]);
    double ey = share * (target[1] - step.hand[1]);
    float[] j = step.jacobian;
    double a = j[0] * j[0] + j[1] * j[1] + DAMPING * DAMPING;
    double b = j[0] * j[2] + j[1] * j[3];
    double c = j[2] * j[2] + j[3] * j[3] + DAMPING * DAMPING;
    double ux = (c * ex - b * ey) / (a * c - b * b);
    double uy = (a * ey - b * ex) / (a * c - b * b);
    angles[0] = within(angles[0] + j[0] * ux + j[2] * uy, Arm.MOST_SHOULDER);
    angles[1] = within(angles[1] + j[1] * ux + j[3] * uy, Arm.MOST_ELBOW);
  }

  /** Keeps a joint where it can be, and where the network has seen it. */
  private static float within(double angle, double most) {
    return (float) Math.max(0, Math.min(most, angle));
  }
}
