/**
 * Reads annotated interfaces: annotation mirrors in, validated networks or all their problems out.
 * Nothing after this package knows where a network stands in the source.
 */
package io.github.chainrule.processor.read;
