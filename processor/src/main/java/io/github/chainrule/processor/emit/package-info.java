/** Turns kernels into Java source. */
package io.github.chainrule.processor.emit;
