package io.github.chainrule.processor.spec;

/** One question, answered for each kind of layer; a new kind makes every answer a compile error. */
public interface LayerVisitor<R> {

  R dense(DenseSpec layer);
}
