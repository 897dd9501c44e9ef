/**
 * What the benchmarks share: the networks they measure, the way they have JMH measure, and the
 * tables they print.
 */
package io.github.chainrule.samples.benchmarks;
