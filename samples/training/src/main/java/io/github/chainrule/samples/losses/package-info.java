/** Losses of one's own, as formulas, and the networks that learn by them. */
package io.github.chainrule.samples.losses;
