/** Turns a simplified graph into layers. */
package io.github.chainrule.exchange.lower;
