package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.samples.benchmarks.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of work that networks are compared by, and how many times as long as ours its peer is to
 * take, at least, on JDK 17: for 4-16-16-3, 12-64-64-4 and 784-128-10.
 */
enum Work {
  FORWARD_1("forward", 1, ForwardOne.class, Contestant.ONNX_RUNTIME, 18, 5, 0.9),
  FORWARD_8("forward", 8, ForwardBatch.class, Contestant.ONNX_RUNTIME),
  FORWARD_32("forward", 32, ForwardBatch.class, Contestant.ONNX_RUNTIME),
  FORWARD_256("forward", 256, ForwardBatch.class, Contestant.ONNX_RUNTIME, 1.3, 0.6, 0.33),
  STEP_1("gradient and step", 1, StepOne.class, Contestant.DJL, 400, 60, 13),
  STEP_8("gradient and step", 8, StepBatch.class, Contestant.DJL),
  STEP_32("gradient and step", 32, StepBatch.class, Contestant.DJL),
  STEP_64("gradient and step", 64, StepBatch.class, Contestant.DJL, 20, 3, 1.1),
  INPUT_JACOBIAN("input Jacobian", 1, InputJacobian.class, Contestant.DIFFERENCES, 1.5, 2, 30),
  PARAMETER_JACOBIAN("parameter Jacobian", 1, ParameterJacobian.class, Contestant.SWEEPS);

  /** On this JDK and later ones, four fifths of a target are enough. */
  private static final int LATER_JDK = 25;

  private static final double LATER_PART = 0.8;

  private final String kind;
  private final int samples;
  private final Class<?> benchmark;
  private final Contestant peer;
  private final double tiny;
  private final double control;
  private final double digits;

  Work(String kind, int samples, Class<?> benchmark, Contestant peer) {
    this(kind, samples, benchmark, peer, 0, 0, 0);
  }

  Work(
      String kind,
      int samples,
      Class<?> benchmark,
      Contestant peer,
      double tiny,
      double control,
      double digits) {
    this.kind = kind;
    this.samples = samples;
    this.benchmark = benchmark;
    this.peer = peer;
    this.tiny = tiny;
    this.control = control;
    this.digits = digits;
  }

  String title() {
    return isJacobian() ? kind : kind + ", " + samples;
  }

  int samples() {
    return samples;
  }

  /** The class whose methods do this work, ours and those of its peers. */
  Class<?> benchmark() {
    return benchmark;
  }

  Contestant peer() {
    return peer;
  }

  /** What is measured; plain loops take as long for a sample of 8 or of 32 as for one. */
  List<Contestant> contestants() {
    List<Contestant> all = new ArrayList<>(List.of(Contestant.OURS, Contestant.BY_VECTORS, peer));
    if (!isJacobian() && !isSmallBatch()) {
      all.add(Contestant.PLAIN_LOOPS);
    }
    return all;
  }

  private boolean isJacobian() {
    return this == INPUT_JACOBIAN || this == PARAMETER_JACOBIAN;
  }

  private boolean isSmallBatch() {
    return samples == 8 || samples == 32;
  }

  /** What is measured in C. */
  List<Contestant> contestantsInC(Subject subject) {
    List<Contestant> all = new ArrayList<>();
    if ((this == FORWARD_1 || this == FORWARD_256) && subject.kind().isDense()) {
      all.add(Contestant.C);
      all.add(Contestant.C_FAST_MATH);
    }
    if (subject.isClassifier() && !isJacobian() && !isSmallBatch()) {
      all.add(Contestant.C_BY_HAND);
      all.add(Contestant.C_BY_HAND_BEHIND_LINES);
    }
    return all;
  }

  /** Whether this is a gradient and a step. */
  boolean isStep() {
    return benchmark == StepOne.class || benchmark == StepBatch.class;
  }

  /** Whether networks of a kind are measured by this work. */
  boolean includes(Subject.Kind kind) {
    return switch (kind) {
      case CHAIN -> true;
      case SQUARE -> this == FORWARD_1;
      case GRAPH -> this == FORWARD_1 || this == FORWARD_256 || this == STEP_64;
    };
  }

  /** What a peer's time divided by ours is to be on this JDK, at least; 0 if it may be anything. */
  double target(Subject subject) {
    double part = Runtime.version().feature() >= LATER_JDK ? LATER_PART : 1;
    return switch (subject) {
      case TINY -> part * tiny;
      case CONTROL -> part * control;
      case DIGITS -> part * digits;
      default -> 0;
    };
  }
}
