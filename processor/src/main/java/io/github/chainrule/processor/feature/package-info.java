/** The types of features and classes: what the values of a network's inputs and outputs mean. */
package io.github.chainrule.processor.feature;
