package io.github.chainrule.processor.read;

import java.util.List;
import java.util.Optional;

/**
 * A method with {@code @Input}.
 *
 * @param shape the lengths of the axes; empty if the compiler could make no sense of them
 */
record DeclaredInput(String name, DslAnnotation annotation, Optional<List<Integer>> shape) {}
