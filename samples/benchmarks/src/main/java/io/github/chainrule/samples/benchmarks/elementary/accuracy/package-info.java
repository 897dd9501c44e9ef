/** How exact the elementary functions of the runtime are, over all floats. */
package io.github.chainrule.samples.benchmarks.elementary.accuracy;
