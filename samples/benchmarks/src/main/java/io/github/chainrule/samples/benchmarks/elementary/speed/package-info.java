/** How fast the elementary functions of the runtime are, in loops and alone. */
package io.github.chainrule.samples.benchmarks.elementary.speed;
