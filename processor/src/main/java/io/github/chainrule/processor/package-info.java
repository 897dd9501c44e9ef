/** The annotation processor: the compiler's entry point and the line of stages behind it. */
package io.github.chainrule.processor;
