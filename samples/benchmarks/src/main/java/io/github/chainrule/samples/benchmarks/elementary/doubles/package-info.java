/** How exact the elementary functions of doubles are. */
package io.github.chainrule.samples.benchmarks.elementary.doubles;
