package io.github.chainrule.processor.kernel;

/**
 * The counter of a {@link Statement.Loop}, from zero up in steps of one, or the integer of a {@link
 * Statement.Decode}.
 */
public record LoopVariable(String name) {}
