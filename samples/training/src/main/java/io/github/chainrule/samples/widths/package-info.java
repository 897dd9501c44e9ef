/** Which width a layer should have: one interface is inherited by others, and all are compared. */
package io.github.chainrule.samples.widths;
