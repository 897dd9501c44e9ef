/** A table larger than the memory, learned from line by line. */
package io.github.chainrule.samples.stream;
