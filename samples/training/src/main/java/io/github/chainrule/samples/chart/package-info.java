/** Pictures of curves, for the samples that draw some. */
package io.github.chainrule.samples.chart;
