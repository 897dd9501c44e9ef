package io.github.chainrule.samples.benchmarks.features;

import io.github.chainrule.dsl.Unit;

/** What is known of a payment. */
public record Payment(@Unit("km") float distance, float ratio, boolean chip, Channel channel) {
  /** How somebody pays. */
  public enum Channel {
    /** In a browser. */
    WEB,
    /** At a till. */
    SHOP,
    /** At a cash machine. */
    ATM
  }
}
