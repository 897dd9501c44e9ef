/** How exact the activations of compiled networks and their derivatives are, over all floats. */
package io.github.chainrule.samples.benchmarks.activations.accuracy;
