/** What it costs to fill a network's input from a record. */
package io.github.chainrule.samples.benchmarks.features;
