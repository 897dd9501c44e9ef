/** What else computes these networks, each given the parameters of a compiled network. */
package io.github.chainrule.samples.benchmarks.peer;
