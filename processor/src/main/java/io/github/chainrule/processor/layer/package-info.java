/** The kinds of layers: one file each, which says how a layer of that kind is computed. */
package io.github.chainrule.processor.layer;
