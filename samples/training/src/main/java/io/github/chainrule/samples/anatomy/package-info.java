/** A network seen at work: pictures in SVG of its weights, of a step of learning, of its paths. */
package io.github.chainrule.samples.anatomy;
