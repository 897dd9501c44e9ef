/** A program that learns, saves and loads, as the Android app does, but needs no screen. */
package io.github.chainrule.samples.android.training;
