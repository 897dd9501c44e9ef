package io.github.chainrule.processor.kernel;

/** The counter of a {@link Statement.Loop}, from zero up in steps of one. */
public record LoopVariable(String name) {}
