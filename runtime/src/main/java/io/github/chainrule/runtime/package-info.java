/**
 * What generated networks need at run time and what has no precision: the description of layers and
 * a reproducible generator of random numbers.
 *
 * <p>The evaluators, training and checks are in {@link io.github.chainrule.runtime.f32} for
 * networks in float and in {@link io.github.chainrule.runtime.f64} for networks in double.
 */
package io.github.chainrule.runtime;
