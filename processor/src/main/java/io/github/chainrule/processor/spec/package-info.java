/** The network as records: what the reader hands to every later stage. */
package io.github.chainrule.processor.spec;
