/** Complete, small users of Chainrule: a package each, with a {@code Main} that runs it. */
package io.github.chainrule.samples;
