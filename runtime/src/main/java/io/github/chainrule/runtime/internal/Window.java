package io.github.chainrule.runtime.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which positions of one value each position of another is summed from: those that the taps of a
 * window pair with it, in the order of the taps. An object never changes.
 */
public final class Window {
  private final int positions;
  private final Tap[] taps;
  private final int read;
  private final boolean writesNeighbours;

  /** Made when they are first asked for. */
  private volatile Run[] runs;

  /**
   * A window without taps.
   *
   * @param positions how many are written
   */
  public Window(int positions) {
    this(positions, new Tap[0]);
  }

  private Window(int positions, Tap[] taps) {
    this.positions = positions;
    this.taps = taps;
    int end = 0;
    boolean areNeighbours = true;
    for (Tap tap : taps) {
      if (tap.pairs() > 0) {
        end = Math.max(end, tap.readAt(tap.outer - 1, tap.inner - 1) + 1);
      }
      areNeighbours = areNeighbours && (tap.inner <= 1 || tap.writtenInner == 1);
    }
    this.read = end;
    this.writesNeighbours = areNeighbours;
  }

  /**
   * The same window with one more tap: {@code outer × inner} pairs of a position that is read and
   * one that is written. Those of pair (a, b) are {@code first + a · outer step + b · inner step};
   * no step is negative.
   *
   * @param outer how many times the inner pairs
   * @param inner how many pairs in a row
   * @param read the first position that is read
   * @param readOuter its outer step
   * @param readInner its inner step
   * @param written the first position that is written; none is twice
   * @param writtenOuter its outer step
   * @param writtenInner its inner step
   * @return the window
   */
  public Window with(
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner) {
    Tap[] more = Arrays.copyOf(taps, taps.length + 1);
    more[taps.length] =
        new Tap(outer, inner, read, readOuter, readInner, written, writtenOuter, writtenInner);
    return new Window(positions, more);
  }

  /**
   * How many positions are written.
   *
   * @return the number
   */
  public int positions() {
    return positions;
  }

  /**
   * How many positions are read, or lie between those that are.
   *
   * @return the last one's number, and one more
   */
  public int read() {
    return read;
  }

  /**
   * Whether the inner pairs of each tap write neighbours.
   *
   * @return whether they do
   */
  public boolean writesNeighbours() {
    return writesNeighbours;
  }

  /**
   * The taps.
   *
   * @return all of them; shared, not to be changed
   */
  public Tap[] taps() {
    return taps;
  }

  /**
   * All positions, those together that are summed from the same taps of positions as far apart.
   *
   * @return the runs; shared, not to be changed
   */
  public Run[] runs() {
    Run[] found = runs;
    if (found == null) {
      found = find();
      runs = found;
    }
    return found;
  }

  private Run[] find() {
    int[][] readAt = new int[taps.length][positions];
    for (int k = 0; k < taps.length; k++) {
      Tap tap = taps[k];
      Arrays.fill(readAt[k], -1);
      for (int a = 0; a < tap.outer; a++) {
        for (int b = 0; b < tap.inner; b++) {
          readAt[k][tap.writtenAt(a, b)] = tap.readAt(a, b);
        }
      }
    }
    Map<List<Integer>, List<Integer>> alike = new LinkedHashMap<>();
    for (int position = 0; position < positions; position++) {
      List<Integer> parts = parts(readAt, position);
      if (!alike.containsKey(parts)) {
        alike.put(parts, new ArrayList<>());
      }
      alike.get(parts).add(position);
    }
    List<Run> found = new ArrayList<>();
    for (Map.Entry<List<Integer>, List<Integer>> entry : alike.entrySet()) {
      found.add(new Run(entry.getKey(), entry.getValue(), readAt));
    }
    return found.toArray(new Run[0]);
  }

  /** What {@link Run#parts} describes. */
  private static List<Integer> parts(int[][] readAt, int position) {
    List<Integer> parts = new ArrayList<>();
    int first = first(readAt, position);
    for (int tap = 0; tap < readAt.length; tap++) {
      int read = readAt[tap][position];
      if (read < 0) {
        continue;
      }
      int last = parts.size() - 1;
      boolean goesOn =
          last > 0
              && tap == parts.get(last - 2) + parts.get(last)
              && read - first == parts.get(last - 1) + parts.get(last);
      if (goesOn) {
        parts.set(last, parts.get(last) + 1);
      } else {
        parts.addAll(Arrays.asList(tap, read - first, 1));
      }
    }
    return parts;
  }

  /** The position that the first tap reads, if any does. */
  static int first(int[][] readAt, int position) {
    for (int[] read : readAt) {
      if (read[position] >= 0) {
        return read[position];
      }
    }
    return 0;
  }

  /** Pairs of positions, see {@link Window#with}. */
  public static final class Tap {
    /** How many times the inner pairs. */
    public final int outer;

    /** How many pairs in a row. */
    public final int inner;

    private final int read;
    private final int readOuter;

    /** From a position that is read to the next. */
    public final int readInner;

    private final int written;
    private final int writtenOuter;
    final int writtenInner;

    Tap(
        int outer,
        int inner,
        int read,
        int readOuter,
        int readInner,
        int written,
        int writtenOuter,
        int writtenInner) {
      this.outer = outer;
      this.inner = inner;
      this.read = read;
      this.readOuter = readOuter;
      this.readInner = readInner;
      this.written = written;
      this.writtenOuter = writtenOuter;
      this.writtenInner = writtenInner;
    }

    /**
     * How many pairs there are.
     *
     * @return the number
     */
    public int pairs() {
      return outer * inner;
    }

    /**
     * What a pair reads.
     *
     * @param a its outer number
     * @param b its inner number
     * @return the position
     */
    public int readAt(int a, int b) {
      return read + a * readOuter + b * readInner;
    }

    /**
     * What a pair writes.
     *
     * @param a its outer number
     * @param b its inner number
     * @return the position
     */
    public int writtenAt(int a, int b) {
      return written + a * writtenOuter + b * writtenInner;
    }
  }

  /** Positions that are summed from the same taps, of positions as far apart. */
  public static final class Run {
    /** The positions. */
    public final int[] written;

    /** For each of them, the first position that it is summed from. */
    public final int[] read;

    /**
     * Three numbers for each part of the sums, in their order: the first of neighbouring taps, how
     * far behind the first position its own lies, and the number of taps, and of neighbouring
     * positions.
     */
    public final int[] parts;

    /** Whether every tap reaches them. */
    public final boolean isWhole;

    Run(List<Integer> parts, List<Integer> positions, int[][] readAt) {
      this.parts = numbers(parts);
      this.written = numbers(positions);
      int reached = 0;
      for (int part = 0; part < this.parts.length; part += 3) {
        reached += this.parts[part + 2];
      }
      this.isWhole = reached == readAt.length;
      this.read = new int[written.length];
      for (int k = 0; k < written.length; k++) {
        read[k] = first(readAt, written[k]);
      }
    }

    private static int[] numbers(List<Integer> list) {
      int[] numbers = new int[list.size()];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = list.get(k);
      }
      return numbers;
    }
  }
}
