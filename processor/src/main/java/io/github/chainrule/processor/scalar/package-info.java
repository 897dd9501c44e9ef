/**
 * Scalar expressions: a hash-consed graph, its operators, symbolic derivatives, exact
 * simplification and evaluation. Element-wise maps of the program are written in it, and kernels
 * compute with it.
 */
package io.github.chainrule.processor.scalar;
