/** The products of tiles, which most of a batch's time goes into, beside kernels in C. */
package io.github.chainrule.samples.benchmarks.products;
