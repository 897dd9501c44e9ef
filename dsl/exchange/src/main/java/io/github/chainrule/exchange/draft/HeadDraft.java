package io.github.chainrule.exchange.draft;

/**
 * An output of the network that an import makes.
 *
 * @param fileName what the file calls it
 * @param order the element of the file's output that each of the layer's elements is
 * @param logarithm whether the file gives the logarithm of what the layer gives
 */
public record HeadDraft(LayerDraft layer, String fileName, int[] order, boolean logarithm) {}
