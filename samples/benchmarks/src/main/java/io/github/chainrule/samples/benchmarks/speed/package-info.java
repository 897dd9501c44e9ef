/** The times of compiled networks and of their peers, and the table of their ratios. */
package io.github.chainrule.samples.benchmarks.speed;
