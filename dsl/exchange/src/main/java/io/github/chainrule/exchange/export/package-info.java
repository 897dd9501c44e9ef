/** Writes compiled networks for other frameworks. */
package io.github.chainrule.exchange.export;
