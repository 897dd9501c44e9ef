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
  private static final int NUMBERS = 8;

  private final int positions;

  /** The numbers of {@link #with} of one tap after another. */
  private final int[] taps;

  /** Made when it is first asked for. */
  private volatile Run[] runs;

  /**
   * A window without taps.
   *
   * @param positions how many are written
   */
  public Window(int positions) {
    this(positions, new int[0]);
  }

  private Window(int positions, int[] taps) {
    this.positions = positions;
    this.taps = taps;
  }

  /**
   * The same window with one more tap: {@code outer × inner} pairs of a position that is read and
   * one that is written. Those of pair (a, b) are {@code first + a · outer step + b · inner step}.
   *
   * @param outer at least 1
   * @param inner at least 1
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
    int[] more = Arrays.copyOf(taps, taps.length + NUMBERS);
    int[] tap = {outer, inner, read, readOuter, readInner, written, writtenOuter, writtenInner};
    System.arraycopy(tap, 0, more, taps.length, NUMBERS);
    return new Window(positions, more);
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
    int tapCount = taps.length / NUMBERS;
    int[][] readAt = new int[tapCount][positions];
    for (int tap = 0; tap < tapCount; tap++) {
      Arrays.fill(readAt[tap], -1);
      int k = tap * NUMBERS;
      for (int a = 0; a < taps[k]; a++) {
        for (int b = 0; b < taps[k + 1]; b++) {
          int written = taps[k + 5] + a * taps[k + 6] + b * taps[k + 7];
          readAt[tap][written] = taps[k + 2] + a * taps[k + 3] + b * taps[k + 4];
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
  private static int first(int[][] readAt, int position) {
    for (int[] read : readAt) {
      if (read[position] >= 0) {
        return read[position];
      }
    }
    return 0;
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

    private Run(List<Integer> parts, List<Integer> positions, int[][] readAt) {
      this.parts = numbers(parts);
      this.written = numbers(positions);
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
