/** How long javac takes for networks of growing size, and how large their classes are. */
package io.github.chainrule.samples.benchmarks.compiling;
