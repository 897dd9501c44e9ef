/** Finds fraud among payments that are records, and says by which of their features. */
package io.github.chainrule.samples.payments;
