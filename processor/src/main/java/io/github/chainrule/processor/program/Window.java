package io.github.chainrule.processor.program;

import java.util.ArrayList;
import java.util.List;

/**
 * Which positions of one value each position of another is computed from: those that its taps pair
 * with it, in the order of the taps. A convolution's taps are the places of its kernel; what falls
 * into the padding is in no pair. The inverse window is that of the adjoint.
 *
 * @param read how many positions the one value has
 * @param written how many the other has
 */
public record Window(int read, int written, List<Tap> taps) {

  public Window {
    taps = List.copyOf(taps);
  }

  /** Each position from itself alone. */
  public static Window identity(int positions) {
    return new Window(positions, positions, List.of(Tap.identity(positions)));
  }

  /** A single tap. */
  static Window of(int read, int written, Tap tap) {
    return new Window(read, written, List.of(tap));
  }

  public boolean isIdentity() {
    return read == written && taps.equals(List.of(Tap.identity(read)));
  }

  /** Whether there is but one position on either side, and one tap. */
  public boolean isVector() {
    return read == 1 && isIdentity();
  }

  public Window inverse() {
    return new Window(written, read, taps.stream().map(Tap::inverse).toList());
  }

  /** The taps of both. */
  Window with(Window other) {
    List<Tap> all = new ArrayList<>(taps);
    all.addAll(other.taps);
    return new Window(read, written, all);
  }

  /** All pairs of all taps. */
  public long pairs() {
    return taps.stream().mapToLong(Tap::pairs).sum();
  }

  /** Whether a value can be multiplied through the window by the matrices of its taps. */
  boolean fits(Node left, Node right, boolean transposed) {
    int terms = transposed ? right.columns() : right.rows() / taps.size();
    return left.features() == terms
        && left.positions() == read
        && right.positions() == 1
        && right.rows() % taps.size() == 0;
  }
}
