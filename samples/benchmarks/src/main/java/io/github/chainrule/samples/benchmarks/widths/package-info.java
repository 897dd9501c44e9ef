/** How the time of a network grows with the width of its layers, unit by unit. */
package io.github.chainrule.samples.benchmarks.widths;
