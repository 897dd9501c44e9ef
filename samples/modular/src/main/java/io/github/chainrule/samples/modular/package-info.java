/** Learns one wave of the sine as a named module. */
package io.github.chainrule.samples.modular;
