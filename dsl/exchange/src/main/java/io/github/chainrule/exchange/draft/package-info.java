/** The network that an import makes of a file, before it is written. */
package io.github.chainrule.exchange.draft;
