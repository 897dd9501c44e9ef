package io.github.chainrule.processor.lower.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivenessTest {

  private static Map<String, String> plan(List<List<Set<String>>> sequences, String... values) {
    return new Liveness<>(sequences).share(List.of(values), (holder, value) -> true);
  }

  @Test
  void chainTakesTheMemoryOfTwoValues() {
    List<Set<String>> chain =
        List.of(Set.of("a", "b"), Set.of("b", "c"), Set.of("c", "d"), Set.of("d", "e"));
    assertEquals(
        Map.of("c", "a", "d", "b", "e", "a"), plan(List.of(chain), "a", "b", "c", "d", "e"));
  }

  @Test
  void whatIsReadAgainKeepsItsMemory() {
    List<Set<String>> steps = List.of(Set.of("a", "b"), Set.of("b", "c"), Set.of("c", "a"));
    assertEquals(Map.of(), plan(List.of(steps), "a", "b", "c"));
  }

  /** What one sequence could share, another needs at once. */
  @Test
  void valuesShareOnlyIfNoSequenceNeedsBoth() {
    List<Set<String>> first = List.of(Set.of("a"), Set.of("b"));
    List<Set<String>> second = List.of(Set.of("a"), Set.of("b"), Set.of("a"));
    assertEquals(Map.of("b", "a"), plan(List.of(first), "a", "b"));
    assertEquals(Map.of(), plan(List.of(first, second), "a", "b"));
  }

  @Test
  void valuesOfDifferentSequencesShare() {
    assertEquals(
        Map.of("b", "a"), plan(List.of(List.of(Set.of("a")), List.of(Set.of("b"))), "a", "b"));
  }

  @Test
  void memoryThatDoesNotFitIsNotShared() {
    List<Set<String>> steps = List.of(Set.of("a"), Set.of("bb"));
    assertEquals(
        Map.of(),
        new Liveness<>(List.of(steps))
            .share(List.of("a", "bb"), (holder, value) -> holder.length() >= value.length()));
  }

  /** Runs random sequences on the planned memory: every step finds what was written last. */
  @Test
  void noValueIsOverwrittenWhileItIsNeeded() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int shared = 0;
    for (int round = 0; round < 300; round++) {
      List<List<Set<Integer>>> sequences = new ArrayList<>();
      for (int sequence = 1 + random.nextInt(3); sequence > 0; sequence--) {
        sequences.add(sequence(random));
      }
      List<Integer> values = new ArrayList<>();
      sequences.forEach(steps -> steps.forEach(values::addAll));
      List<Integer> distinct =
          values.stream().distinct().sorted(Comparator.reverseOrder()).toList();
      Map<Integer, Integer> plan =
          new Liveness<>(sequences).share(distinct, (holder, value) -> true);
      shared += plan.size();
      for (List<Set<Integer>> steps : sequences) {
        run(steps, plan, seed);
      }
    }
    assertTrue(shared > 300, "seed " + seed + ": " + shared);
  }

  private static List<Set<Integer>> sequence(Random random) {
    List<Set<Integer>> steps = new ArrayList<>();
    for (int step = 0; step < 12; step++) {
      Set<Integer> used = new HashSet<>();
      for (int count = random.nextInt(3); count >= 0; count--) {
        used.add(step / 2 + random.nextInt(6));
      }
      steps.add(used);
    }
    return steps;
  }

  private static void run(List<Set<Integer>> steps, Map<Integer, Integer> plan, long seed) {
    Map<Integer, Integer> memory = new HashMap<>();
    Set<Integer> written = new HashSet<>();
    for (Set<Integer> step : steps) {
      for (int value : step) {
        int place = plan.getOrDefault(value, value);
        if (written.add(value)) {
          memory.put(place, value);
        }
      }
      for (int value : step) {
        int place = plan.getOrDefault(value, value);
        assertEquals(value, memory.get(place), "seed " + seed + ": " + steps + " by " + plan);
      }
    }
  }
}
