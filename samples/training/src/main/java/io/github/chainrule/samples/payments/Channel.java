package io.github.chainrule.samples.payments;

/** How somebody pays. */
public enum Channel {
  /** In a browser. */
  WEB,
  /** At a till. */
  SHOP,
  /** At a cash machine. */
  ATM
}
