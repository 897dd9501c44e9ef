package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Code of layers that repeats: {@code period} layers, so often, each at constant distances from
 * that of one period before.
 *
 * @param start the index of the first layer
 */
public record Run(int start, int period, int repetitions) {

  /** Layers repeat after at most so many. */
  private static final int LONGEST_PERIOD = 8;

  /** Fewer repetitions are as well written out. */
  private static final int FEWEST = 4;

  /** The longest run from a layer on that is worth a loop, or else that layer alone. */
  public static <T extends Repeatable<T>> Run longest(List<T> layers, int start) {
    Run longest = new Run(start, 1, 1);
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      Run run = new Run(start, period, repetitions(layers, start, period));
      boolean isLonger = run.isWorthALoop() && run.layers() > longest.layers();
      longest = isLonger ? run : longest;
    }
    return longest;
  }

  /** All layers, as runs one after another. */
  public static <T extends Repeatable<T>> List<Run> all(List<T> layers) {
    List<Run> runs = new ArrayList<>();
    for (int start = 0; start < layers.size(); start += runs.get(runs.size() - 1).layers()) {
      runs.add(longest(layers, start));
    }
    return runs;
  }

  private static <T extends Repeatable<T>> int repetitions(List<T> layers, int start, int period) {
    int end = start;
    while (end < layers.size() && continues(layers, start, end, period)) {
      end++;
    }
    return (end - start) / period;
  }

  /** Whether a layer is like that of one period before and as far from it as those before. */
  private static <T extends Repeatable<T>> boolean continues(
      List<T> layers, int start, int index, int period) {
    T layer = layers.get(index);
    if (!layer.isFree() || index < start + period) {
      return layer.isFree();
    }
    T before = layers.get(index - period);
    return layer.isLike(before)
        && (index < start + 2 * period
            || isMidway(layers.get(index - 2 * period).places(), before.places(), layer.places()));
  }

  private static boolean isMidway(int[] first, int[] middle, int[] last) {
    for (int place = 0; place < middle.length; place++) {
      if (last[place] - middle[place] != middle[place] - first[place]) {
        return false;
      }
    }
    return true;
  }

  /** The number of layers. */
  public int layers() {
    return period * repetitions;
  }

  /** Whether there are enough repetitions. */
  public boolean isWorthALoop() {
    return repetitions >= FEWEST;
  }

  /** How far the places of a layer of the first period are from those one period later. */
  public <T extends Repeatable<T>> List<Integer> distances(List<T> layers, int index) {
    int[] here = layers.get(index).places();
    int[] later = layers.get(index + period).places();
    List<Integer> distances = new ArrayList<>();
    for (int place = 0; place < here.length; place++) {
      distances.add(later[place] - here[place]);
    }
    return distances;
  }
}
