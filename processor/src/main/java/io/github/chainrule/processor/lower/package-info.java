/**
 * Turns programs into kernels, the only place where strategies differ: vectors unrolled into
 * scalars, or loops over vectors, chosen layer by layer.
 */
package io.github.chainrule.processor.lower;
