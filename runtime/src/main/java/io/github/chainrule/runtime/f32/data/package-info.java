/** Samples for networks that compute in {@code float}: data sets, their division and scaling. */
package io.github.chainrule.runtime.f32.data;
