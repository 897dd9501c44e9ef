package io.github.chainrule.runtime.io;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that uses what Android has from API level 26 on. On older ones it cannot be loaded,
 * so who uses it must catch a {@link NoClassDefFoundError}. The build's check of the API leaves out
 * such classes and no others.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface FromApi26 {}
