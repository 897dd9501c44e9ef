/** What the compiler's choice between unrolled code and loops rests on, measured. */
package io.github.chainrule.samples.benchmarks.costs;
