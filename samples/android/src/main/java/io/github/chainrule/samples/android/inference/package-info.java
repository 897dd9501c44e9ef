/** A program that only evaluates a network: the least that an app has of Chainrule. */
package io.github.chainrule.samples.android.inference;
