package io.github.chainrule.processor.verify;

/**
 * What a successful comparison of the derived programs with central differences found.
 *
 * @param derivatives how many derivatives were compared, directional ones included
 * @param points the number of random points they were compared at
 * @param worstError the largest difference, relative to max(1, |difference quotient|)
 */
public record Verification(int derivatives, int points, double worstError) {}
