/**
 * A residual network over time tells what somebody does by the movements of a phone in a pocket.
 *
 * <p>The movements come from a simulator of our own: no recording of a person is needed, or given
 * away.
 */
package io.github.chainrule.samples.activity;
