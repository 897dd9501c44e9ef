package io.github.chainrule.samples.payments;

import io.github.chainrule.dsl.Unit;

/**
 * What is known of a payment.
 *
 * @param distance from the payment before
 * @param ratio of the amount to what the owner usually pays
 * @param chip whether the card's chip was read
 * @param channel how it was paid
 */
public record Payment(@Unit("km") float distance, float ratio, boolean chip, Channel channel) {}
