package io.github.chainrule.processor.scalar;

/**
 * What is wrong with the text of a formula.
 *
 * @param column the place in the text, counted from 1
 * @param text what was expected there and what was found
 */
public record FormulaMistake(int column, String text) {}
