/** The commands of the tool. */
package io.github.chainrule.exchange.command;
