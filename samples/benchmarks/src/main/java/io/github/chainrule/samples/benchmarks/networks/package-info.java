/** The networks that are measured. */
package io.github.chainrule.samples.benchmarks.networks;
