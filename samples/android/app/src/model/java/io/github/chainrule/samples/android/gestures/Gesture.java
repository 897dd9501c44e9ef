package io.github.chainrule.samples.android.gestures;

/** What a finger may draw. Which form is which is for whoever draws to say. */
public enum Gesture {
  /** The first. */
  A,
  /** The second. */
  B,
  /** The third. */
  C,
  /** The fourth. */
  D
}
