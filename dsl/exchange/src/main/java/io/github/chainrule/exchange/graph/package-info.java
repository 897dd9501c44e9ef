/** The one small graph that every format is brought down to. */
package io.github.chainrule.exchange.graph;
