/** TFLite models: a reader, and what each operator becomes. */
package io.github.chainrule.exchange.tflite;
