/** Compares what was derived with numeric differences, by interpreting both. */
package io.github.chainrule.processor.verify;
