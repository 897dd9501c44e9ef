package io.github.chainrule.processor.lower.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Plans which values are kept in the same memory.
 *
 * <p>A value is live from the first step that uses it to the last, in each of the sequences of
 * steps that may run. Two values share memory if no step of any sequence finds both of them live,
 * so that a step never writes where it reads another value.
 */
final class Liveness<V> {

  private static final int NEVER = -1;

  /** The first and the last step of each sequence in which a value is live. */
  private static final class Life {

    private final int[] first;
    private final int[] last;

    Life(int sequences) {
      first = new int[sequences];
      last = new int[sequences];
      Arrays.fill(first, NEVER);
      Arrays.fill(last, NEVER);
    }

    void use(int sequence, int step) {
      first[sequence] = first[sequence] == NEVER ? step : first[sequence];
      last[sequence] = step;
    }

    boolean overlaps(Life other) {
      for (int sequence = 0; sequence < first.length; sequence++) {
        boolean areUsed = first[sequence] != NEVER && other.first[sequence] != NEVER;
        if (areUsed
            && first[sequence] <= other.last[sequence]
            && other.first[sequence] <= last[sequence]) {
          return true;
        }
      }
      return false;
    }
  }

  private final Map<V, Life> lives = new HashMap<>();
  private final int sequences;

  /**
   * Looks at what may run.
   *
   * @param sequences each a list of steps, a step the values that it uses
   */
  Liveness(List<List<Set<V>>> sequences) {
    this.sequences = sequences.size();
    for (int sequence = 0; sequence < sequences.size(); sequence++) {
      List<Set<V>> steps = sequences.get(sequence);
      for (int step = 0; step < steps.size(); step++) {
        for (V value : steps.get(step)) {
          life(value).use(sequence, step);
        }
      }
    }
  }

  private Life life(V value) {
    return lives.computeIfAbsent(value, key -> new Life(sequences));
  }

  /**
   * Gives each value the memory of the first before it that fits and that no value which is live at
   * the same time has.
   *
   * @param values those to be planned, the largest first
   * @param fits whether the memory of the first holds the second
   * @return the value whose memory a value shares, for those that have none of their own
   */
  Map<V, V> share(Collection<V> values, BiPredicate<V, V> fits) {
    Map<V, List<Life>> holders = new LinkedHashMap<>();
    Map<V, V> shared = new LinkedHashMap<>();
    for (V value : values) {
      V holder = holder(value, holders, fits);
      if (holder == null) {
        holders.put(value, new ArrayList<>(List.of(life(value))));
      } else {
        holders.get(holder).add(life(value));
        shared.put(value, holder);
      }
    }
    return shared;
  }

  private V holder(V value, Map<V, List<Life>> holders, BiPredicate<V, V> fits) {
    Life life = life(value);
    for (Map.Entry<V, List<Life>> holder : holders.entrySet()) {
      if (fits.test(holder.getKey(), value)
          && holder.getValue().stream().noneMatch(life::overlaps)) {
        return holder.getKey();
      }
    }
    return null;
  }
}
