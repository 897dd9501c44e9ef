package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a layer of a {@link Network} as a head: one of the network's outputs. The network's y holds
 * the heads one after another, in source order. Without any mark the last layer is the head.
 *
 * <p>Each head may have a {@link Loss} of its own, and later layers may read it like any other.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Output {}
