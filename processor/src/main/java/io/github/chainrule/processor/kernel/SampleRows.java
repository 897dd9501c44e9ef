package io.github.chainrule.processor.kernel;

/**
 * Some numbers of each sample of a tile, a row for each sample: what sums over samples run along.
 *
 * @param length the length of a row
 */
public record SampleRows(int length) {}
