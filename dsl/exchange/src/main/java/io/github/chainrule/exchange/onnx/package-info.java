/** ONNX files: a reader, a writer, and what each operator becomes. */
package io.github.chainrule.exchange.onnx;
