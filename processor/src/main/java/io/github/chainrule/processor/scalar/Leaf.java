package io.github.chainrule.processor.scalar;

/**
 * What a {@link Scalar.Symbol} stands for: an argument of an element-wise map, a local variable or
 * an array element of a kernel. Leaves with equal {@code equals} are the same symbol.
 */
public interface Leaf {

  Width width();
}
