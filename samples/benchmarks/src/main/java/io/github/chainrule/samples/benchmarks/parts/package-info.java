/** What large networks' work consists of, each part alone and written by hand. */
package io.github.chainrule.samples.benchmarks.parts;
