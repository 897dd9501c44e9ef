/**
 * What training needs and has no precision: schedules, penalties, what a listener is told, and why
 * a fit ended.
 *
 * <p>The trainers are in {@link io.github.chainrule.runtime.f32.train} for networks in float and in
 * {@link io.github.chainrule.runtime.f64.train} for networks in double.
 */
package io.github.chainrule.runtime.train;
