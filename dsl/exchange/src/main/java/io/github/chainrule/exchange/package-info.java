/** Turns trained models of other frameworks into networks, and networks into their files. */
package io.github.chainrule.exchange;
