package io.github.chainrule.exchange.graph;

import java.util.Arrays;

/**
 * How a window goes over the positions of its input, one number an axis: of convolutions and pools.
 *
 * @param size the number of positions that the window reads, apart by {@code dilation}
 * @param padBegin positions that are added before the first
 * @param padEnd positions that are added behind the last
 * @param same whether as much is added, instead, as makes ⌈n / stride⌉ windows
 * @param sameLower whether, then, the odd position is added at the beginning
 * @param ceil whether a last window that is only partly inside counts
 */
public record Window(
    int[] size,
    int[] stride,
    int[] dilation,
    int[] padBegin,
    int[] padEnd,
    boolean same,
    boolean sameLower,
    boolean ceil) {

  /** A window that adds what it is told. */
  public static Window of(
      int[] size, int[] stride, int[] dilation, int[] padBegin, int[] padEnd, boolean ceil) {
    return new Window(size, stride, dilation, padBegin, padEnd, false, false, ceil);
  }

  /** A window without padding, or with as much as makes ⌈n / stride⌉ windows. */
  public static Window of(int[] size, int[] stride, int[] dilation, boolean same) {
    int[] none = new int[size.length];
    return new Window(size, stride, dilation, none, none, same, false, false);
  }

  public int axes() {
    return size.length;
  }

  private int span(int axis) {
    return Math.addExact(Math.multiplyExact(size[axis] - 1, dilation[axis]), 1);
  }

  /**
   * The same window with what it adds to an input of these positions spelt out, so that no last
   * window is partly outside.
   *
   * @throws IllegalArgumentException if there is no whole window
   */
  public Window on(int... positions) {
    check(positions);
    int[] begin = padBegin.clone();
    int[] end = padEnd.clone();
    for (int axis = 0; axis < size.length; axis++) {
      if (same) {
        int windows = (positions[axis] + stride[axis] - 1) / stride[axis];
        int total = Math.max((windows - 1) * stride[axis] + span(axis) - positions[axis], 0);
        begin[axis] = sameLower ? total - total / 2 : total / 2;
        end[axis] = total - begin[axis];
      } else if (ceil) {
        end[axis] += missing(positions[axis], axis);
      }
    }
    Window exact = of(size, stride, dilation, begin, end, false);
    if (Arrays.stream(exact.outputs(positions)).anyMatch(windows -> windows < 1)) {
      throw new IllegalArgumentException(
          "a window of " + Arrays.toString(size) + " does not fit " + Arrays.toString(positions));
    }
    return exact;
  }

  /** What a last window lacks, unless it would begin in the padding. */
  private int missing(int positions, int axis) {
    int padded = positions + padBegin[axis] + padEnd[axis];
    int rest = Math.floorMod(padded - span(axis), stride[axis]);
    int lastStart = padded - span(axis) - rest + stride[axis];
    boolean begins = lastStart < positions + padBegin[axis];
    return rest == 0 || !begins ? 0 : stride[axis] - rest;
  }

  private void check(int... positions) {
    boolean right = positions.length == size.length;
    for (int[] one : new int[][] {stride, dilation, padBegin, padEnd}) {
      right &= one.length == size.length;
    }
    for (int axis = 0; right && axis < size.length; axis++) {
      right = size[axis] >= 1 && stride[axis] >= 1 && dilation[axis] >= 1;
      right &= padBegin[axis] >= 0 && padEnd[axis] >= 0;
      right &= padBegin[axis] < 1 << 20 && padEnd[axis] < 1 << 20 && stride[axis] < 1 << 20;
    }
    if (!right) {
      throw new IllegalArgumentException(
          "a window of " + Arrays.toString(size) + " cannot go over " + Arrays.toString(positions));
    }
  }

  /** The number of windows along each axis; all padding must be spelt out. */
  public int[] outputs(int... positions) {
    int[] outputs = new int[size.length];
    for (int axis = 0; axis < size.length; axis++) {
      int padded = positions[axis] + padBegin[axis] + padEnd[axis];
      outputs[axis] = Math.floorDiv(padded - span(axis), stride[axis]) + 1;
    }
    return outputs;
  }

  /** Whether nothing is added. */
  public boolean isWithin() {
    return !same
        && Arrays.stream(padBegin).allMatch(pad -> pad == 0)
        && Arrays.stream(padEnd).allMatch(pad -> pad == 0);
  }
}
