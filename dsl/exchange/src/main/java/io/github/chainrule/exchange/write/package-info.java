/** Writes what an import makes: the interface, its parameters, and a test. */
package io.github.chainrule.exchange.write;
