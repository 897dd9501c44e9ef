/** A network that is no chain: two inputs, a layer that is skipped, and two outputs. */
package io.github.chainrule.samples.graph;
