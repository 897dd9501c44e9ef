/** What a network adds to the start of a program, and to its size. */
package io.github.chainrule.samples.benchmarks.startup;
