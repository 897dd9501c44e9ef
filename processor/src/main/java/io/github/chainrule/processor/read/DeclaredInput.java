package io.github.chainrule.processor.read;

/** A method with {@code @Input}. */
record DeclaredInput(String name, DslAnnotation annotation) {}
