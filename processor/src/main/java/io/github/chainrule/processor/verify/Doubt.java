package io.github.chainrule.processor.verify;

/** Why a point cannot tell whether a derivative is right. */
enum Doubt {
  /** The derivative jumps within the step of the difference quotient. */
  KINKS("every point that was drawn has a kink close by"),

  /** The network's outputs or its loss are not finite. */
  OVERFLOW("the network's values overflow, or are not defined"),

  /** Quotients of other steps differ from this one by as much as the derivative does. */
  SCATTER("difference quotients scatter by as much as they differ from the derivative");

  private final String reason;

  Doubt(String reason) {
    this.reason = reason;
  }

  /** The reason in words, to follow a colon. */
  String reason() {
    return reason;
  }
}
