/**
 * Scalar expressions: a hash-consed graph, its operators, symbolic derivatives, exact
 * simplification, evaluation, and the parser of users' formulas. Element-wise maps of the program
 * are written in it, and kernels compute with it.
 */
package io.github.chainrule.processor.scalar;
