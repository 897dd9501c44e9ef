package io.github.chainrule.samples.payments;

/** What a payment is. */
public enum Verdict {
  /** By the owner of the card. */
  GENUINE,
  /** By somebody else. */
  FRAUD
}
