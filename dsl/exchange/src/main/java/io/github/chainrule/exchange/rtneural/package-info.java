/** RTNeural models: a reader, and what each layer becomes. */
package io.github.chainrule.exchange.rtneural;
