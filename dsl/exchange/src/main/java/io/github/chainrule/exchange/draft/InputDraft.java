package io.github.chainrule.exchange.draft;

/**
 * An input of the network that an import makes.
 *
 * @param fileName what the file calls it
 * @param fileShape its shape in the file, without the axis of the samples
 * @param order the element of the file's input that each of the network's is
 */
public record InputDraft(LayerDraft layer, String fileName, int[] fileShape, int[] order) {}
