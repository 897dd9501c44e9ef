/** Keras models: a reader, a writer, and what each layer becomes. */
package io.github.chainrule.exchange.keras;
