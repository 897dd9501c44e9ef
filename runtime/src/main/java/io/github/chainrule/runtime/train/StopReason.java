package io.github.chainrule.runtime.train;

/** Why a fit ended. */
public enum StopReason {
  /** All epochs or iterations were done. */
  EPOCHS,
  /** The loss had not become better for as many epochs as the patience. */
  PATIENCE,
  /** The norm of the gradient was small enough. */
  GRADIENT,
  /** No step made the objective smaller; as a rule the precision of the network is exhausted. */
  NO_PROGRESS,
  /** A listener asked for it. */
  LISTENER
}
