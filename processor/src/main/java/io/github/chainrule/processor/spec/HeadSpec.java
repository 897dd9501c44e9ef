package io.github.chainrule.processor.spec;

/**
 * One of a network's outputs, and what its loss counts for.
 *
 * @param layer the index of the layer whose value it is
 * @param weight the factor of the head's loss in E = Σ weight · E_head
 */
public record HeadSpec(int layer, LossSpec loss, double weight) {}
