/**
 * From a program to its derivatives in the same graph: adjoints in reverse mode, tangents in
 * forward mode, and the Jacobians made of them. The derivatives share the forward pass's values.
 */
package io.github.chainrule.processor.diff;
