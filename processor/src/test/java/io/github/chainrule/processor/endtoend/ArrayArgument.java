package io.github.chainrule.processor.endtoend;

/**
 * An array that a method of the contract takes.
 *
 * @param length the length it needs
 * @param isExact whether it must not be longer
 * @param expected what a message says of the expected length
 */
record ArrayArgument(String name, int length, boolean isExact, String expected) {}
