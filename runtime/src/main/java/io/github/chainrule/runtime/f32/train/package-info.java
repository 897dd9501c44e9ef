/**
 * Fits networks that compute in {@code float}.
 *
 * <p>A {@link io.github.chainrule.runtime.f32.train.Trainer} does all of it. Who writes the loop by
 * hand takes the gradients from {@link io.github.chainrule.runtime.f32.Backprop} and hands them to
 * an {@link io.github.chainrule.runtime.f32.train.Updater}. What is configured is immutable and may
 * be shared; what changes from step to step is kept apart, can be saved, and goes on with the same
 * bits when it is restored.
 */
package io.github.chainrule.runtime.f32.train;
