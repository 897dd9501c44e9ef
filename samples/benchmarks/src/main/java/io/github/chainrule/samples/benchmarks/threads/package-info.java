/** Measures what a second thread gains a trainer, by plain Java and by vectors. */
package io.github.chainrule.samples.benchmarks.threads;
