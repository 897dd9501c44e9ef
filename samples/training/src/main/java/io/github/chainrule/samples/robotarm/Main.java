package io.github.chainrule.samples.robotarm;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.train.LevenbergMarquardt;
import io.github.chainrule.runtime.f32.train.SolverResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Learns the arm from observations, reaches for a target, and tells what the Jacobian is worth. */
public final class Main {
  private static final long SEED = 1;
  private static final double[] TARGET = {-0.35, 0.7};

  /** Nearly straight, where the Jacobian nearly has no inverse. */
  private static final float[] START = {0.5f, 0.1f};

  /** A tenth of a millimetre. */
  private static final double TOLERANCE = 1e-4;

  private static final float[] WIDTHS = {1e-1f, 1e-2f, 1e-3f, 1e-4f, 1e-5f};

  /** Of a forward pass and of a Jacobian, as the Javadoc of the generated classes counts them. */
  private static final int OPERATIONS = 288;

  private static final int JACOBIAN_OPERATIONS = 732;

  private final ArmKinematicsNetwork network = ArmKinematicsNetwork.create(SEED);

  private Main() {}

  /**
   * Runs the sample.
   *
   * @param args the folder for the picture, {@code target/samples/robotarm} if there is none
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "target/samples/robotarm" : args[0]);
    Main sample = new Main();
    sample.learn();
    List<Step> steps = sample.reach();
    compare(steps.get(0));
    sample.weigh(steps);
    Path picture = folder.resolve("reach.svg");
    new ArmPicture(steps, TARGET).save(picture);
    print("%n%s%n", picture);
  }

  private void learn() {
    Dataset seen = Arm.observe(400, SEED);
    SolverResult result = new LevenbergMarquardt().withIterations(100).fit(network, seen);
    Dataset unseen = Arm.observe(1000, SEED + 1);
    double squares = 2 * Metric.MEAN_SQUARED_ERROR.of(network, unseen);
    print("Learning the arm from %d postures: %d iterations", seen.size(), result.iterations());
    print(" of Levenberg-Marquardt%n");
    print("In %d other postures the network knows", unseen.size());
    print(" where the hand is to %.2f mm (root of the mean square)%n", 1000 * Math.sqrt(squares));
  }

  private List<Step> reach() {
    print("%nReaching for (%.2f, %.2f) by the network's Jacobian%n", TARGET[0], TARGET[1]);
    print("          angles (rad)       distance to the target (mm)   Jacobian%n");
    print(" step  shoulder   elbow   by the network    by the arm   off by (m/rad)%n");
    List<Step> steps = new InverseSolver(network).reach(TARGET, START, TOLERANCE);
    for (int k = 0; k < steps.size(); k++) {
      Step step = steps.get(k);
      print("%5d%10.4f%8.4f", k, step.angles[0], step.angles[1]);
      print("%14.2f", 1000 * step.distanceByNetwork(TARGET));
      print("%16.2f%14.4f%n", 1000 * step.distanceByArm(TARGET), step.jacobianError());
    }
    return steps;
  }

  private static void compare(Step step) {
    double[] exact = Arm.jacobian(step.angles[0], step.angles[1]);
    float[] j = step.jacobian;
    print("%nThe Jacobian at the start (m/rad)%n");
    print("         by the network          of the arm%n");
    print("       shoulder     elbow    shoulder     elbow%n");
    for (int row = 0; row < 2; row++) {
      print("  d%s%12.4f%10.4f", row == 0 ? "x" : "y", j[2 * row], j[2 * row + 1]);
      print("%12.4f%10.4f%n", exact[2 * row], exact[2 * row + 1]);
    }
  }

  /** Counts the forward passes of numeric differences, and looks how good they are. */
  private void weigh(List<Step> steps) {
    NumericJacobian numeric = new NumericJacobian(network.newForward());
    for (Step step : steps) {
      numeric.at(step.angles, WIDTHS[0]);
    }
    int passes = numeric.forwardPasses();
    print("%nWhat the %d Jacobians cost%n", steps.size());
    print("  as generated    %3d calls,", steps.size());
    print(" %,6d operations%n", steps.size() * JACOBIAN_OPERATIONS);
    print("  by differences  %3d forward passes, %,6d operations,", passes, passes * OPERATIONS);
    print(" and off by%n");
    for (float width : WIDTHS) {
      print(
          "%20s%.6f m/rad, if the angles move by %.0e%n", "", worst(numeric, steps, width), width);
    }
  }

  private static double worst(NumericJacobian numeric, List<Step> steps, float width) {
    double largest = 0;
    for (Step step : steps) {
      float[] j = numeric.at(step.angles, width);
      for (int k = 0; k < j.length; k++) {
        largest = Math.max(largest, Math.abs(j[k] - step.jacobian[k]));
      }
    }
    return largest;
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
