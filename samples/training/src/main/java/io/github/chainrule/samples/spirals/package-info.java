/** Tells two spirals apart, which takes a network of two hidden layers and patience, or L-BFGS. */
package io.github.chainrule.samples.spirals;
