/** Measures what a sample takes in batches of few and of many, by plain Java and by vectors. */
package io.github.chainrule.samples.benchmarks.batches;
