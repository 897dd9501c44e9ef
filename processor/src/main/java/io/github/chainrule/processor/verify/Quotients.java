package io.github.chainrule.processor.verify;

/**
 * Difference quotients of some functions, and how large the functions are, which is what their
 * rounding errors are relative to.
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by no one; made once and read.
record Quotients(double[] values, double[] magnitudes) {}
