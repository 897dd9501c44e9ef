/**
 * The network as a directed acyclic graph of fixed-shape vectors and matrices, with one rule a
 * layer, activation and loss.
 */
package io.github.chainrule.processor.program;
