package io.github.chainrule.exchange.graph;

/**
 * What a node of the graph computes. Readers bring every operator of every format down to these;
 * positions lie before channels, whatever the format says.
 *
 * <p>Inputs in brackets may be absent; what else an operator takes are attributes.
 */
public enum Op {
  /** x: φ(x), element by element; {@code formula}. */
  MAP,
  /** a, b: element by element, broadcast; {@code function}. */
  BINARY,
  /** x, scale, shift: x · scale + shift, both of x's shape after broadcasting. */
  SCALE_SHIFT,
  /** a, b: the matrix product. */
  MATMUL,
  /** x, weights [inputs][units], biases: the last axis, contracted with the weights. */
  DENSE,
  /**
   * x, weights [kernel…][channels / groups][filters], [biases]; a {@link Window}, {@code groups}.
   */
  CONV,
  /** x; a {@link Window}. */
  MAX_POOL,
  /** x; a {@link Window}, {@code includePadding}. */
  AVERAGE_POOL,
  /** x: {@code function} is mean, max or sum, over {@code axes}; {@code keep} leaves axes of 1. */
  REDUCE,
  /** x; {@code axis}. */
  SOFTMAX,
  /** x; {@code axis}. */
  LOG_SOFTMAX,
  /** x, gamma, beta along {@code axis}; {@code epsilon}. */
  LAYER_NORM,
  /** x, gamma, beta, mean, variance along {@code axis}; {@code epsilon}. */
  BATCH_NORM,
  /** Any number of tensors; {@code axis}. */
  CONCAT,
  /** x, starts, ends, [axes], [steps]. */
  SLICE,
  /** x: part {@code index} of {@code sizes}, or of {@code count} equal ones, along {@code axis}. */
  PART,
  /** x, shape; {@code zeroCopies}. */
  RESHAPE,
  /** x; {@code order}. */
  TRANSPOSE,
  /** x, [axes]. */
  SQUEEZE,
  /** x, axes. */
  UNSQUEEZE,
  /** x; {@code axis}: two axes, those before it and those from it on. */
  FLATTEN,
  /** x, shape. */
  EXPAND,
  /** x; {@code start}, {@code end}. */
  SHAPE,
  /** x, indices; {@code axis}. */
  GATHER,
  /** x, pads, [value], [axes]. */
  PAD,
  /** shape; {@code value}. */
  CONSTANT_OF_SHAPE,
  /** condition, a, b. */
  WHERE,
  /** a, b: 1 where they are equal. */
  EQUAL,
  /** start, limit, delta. */
  RANGE,
  /** x: the index of the largest along {@code axis}; {@code keep}. */
  ARG_MAX,
  /** x, as it is; {@code integer} cuts fractions off. */
  IDENTITY,
  /** Nothing that has a counterpart; {@code advice}. */
  UNSUPPORTED
}
