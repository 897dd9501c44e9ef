/** Every message of the processor, and where in the user's source it points. */
package io.github.chainrule.processor.diagnostic;
