/** The network card: what was compiled of a network, as one page of HTML for people to read. */
package io.github.chainrule.processor.report;
