/**
 * Networks that store their parameters and compute in {@code float}.
 *
 * <p>A {@link io.github.chainrule.runtime.f32.Model} holds the parameters of a network and makes
 * its evaluators: {@link io.github.chainrule.runtime.f32.Forward}, {@link
 * io.github.chainrule.runtime.f32.Backprop} and {@link io.github.chainrule.runtime.f32.Jacobian}.
 * An evaluator owns its workspace, so each thread needs its own; many may share one parameter array
 * as long as nobody writes it meanwhile. After construction no call of an evaluator allocates.
 *
 * <p>Arrays of a single sample have exactly the length that is stated, arrays of n samples at least
 * n rows. What is wrong throws {@link java.lang.IllegalArgumentException} that names the array,
 * what was expected and what came, or {@link java.lang.NullPointerException} that names the array,
 * before anything is written. No two arrays of a call may be the same, nor may one be the
 * parameters, unless it is only read.
 */
package io.github.chainrule.runtime.f32;
