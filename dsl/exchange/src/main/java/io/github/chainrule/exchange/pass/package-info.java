/** Simplifies graphs, pass by pass. */
package io.github.chainrule.exchange.pass;
