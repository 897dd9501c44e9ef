package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.samples.benchmarks.Subject;

/**
 * A kind of work that networks are compared by, and how many times as long as ours its peer is to
 * take, at least, on JDK 17: for 4-16-16-3, 12-64-64-4 and 784-128-10.
 */
enum Work {
  FORWARD_ONE("forward, 1", ForwardOne.class, "onnxRuntime", 18, 5, 0.9),
  FORWARD_MANY("forward, 256", ForwardMany.class, "onnxRuntime", 1.3, 0.6, 0.33),
  STEP_ONE("gradient and step, 1", StepOne.class, "djl", 400, 60, 13),
  STEP_MANY("gradient and step, 64", StepMany.class, "djl", 20, 3, 1.1),
  INPUT_JACOBIAN("input Jacobian", InputJacobian.class, "differences", 1.5, 2, 30),
  PARAMETER_JACOBIAN("parameter Jacobian", ParameterJacobian.class, "sweeps", 0, 0, 0);

  /** On this JDK and later ones, four fifths of a target are enough. */
  private static final int LATER_JDK = 25;

  private static final double LATER_PART = 0.8;

  private final String title;
  private final Class<?> benchmark;
  private final String peer;
  private final double tiny;
  private final double control;
  private final double digits;

  Work(String title, Class<?> benchmark, String peer, double tiny, double control, double digits) {
    this.title = title;
    this.benchmark = benchmark;
    this.peer = peer;
    this.tiny = tiny;
    this.control = control;
    this.digits = digits;
  }

  String title() {
    return title;
  }

  /** The class whose methods do this work, ours and those of its peers. */
  Class<?> benchmark() {
    return benchmark;
  }

  /** What a peer's time divided by ours is to be on this JDK, at least; 0 if it may be anything. */
  double target(String contestant, Subject subject) {
    double part = Runtime.version().feature() >= LATER_JDK ? LATER_PART : 1;
    return contestant.equals(peer) ? part * target(subject) : 0;
  }

  private double target(Subject subject) {
    return switch (subject) {
      case TINY -> tiny;
      case CONTROL -> control;
      case DIGITS -> digits;
      case XOR -> 0;
    };
  }
}
