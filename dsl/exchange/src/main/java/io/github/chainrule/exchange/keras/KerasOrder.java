package io.github.chainrule.exchange.keras;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order into which Keras brings the layers of a functional model, by which it counts those of a
 * class: the farthest from an output first, and of the same distance the one that is met first on
 * the way from the outputs to the inputs.
 */
final class KerasOrder {
  private final Map<String, List<String>> sources;
  private final Map<String, Integer> met = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  private KerasOrder(Map<String, List<String>> sources) {
    this.sources = sources;
  }

  /**
   * The layers in order.
   *
   * @param sources what each layer reads, in an order in which all that is read comes before
   */
  static List<String> of(Map<String, List<String>> sources, List<String> outputs) {
    KerasOrder order = new KerasOrder(sources);
    outputs.forEach(order::meet);
    List<String> all = new ArrayList<>(sources.keySet());
    for (int i = all.size() - 1; i >= 0; i--) {
      int depth = order.depths.merge(all.get(i), 0, Math::max);
      sources.get(all.get(i)).forEach(source -> order.depths.merge(source, depth + 1, Math::max));
    }
    all.sort(
        Comparator.comparing((String layer) -> -order.depths.get(layer))
            .thenComparing(layer -> order.met.getOrDefault(layer, Integer.MAX_VALUE)));
    return all;
  }

  private void meet(String output) {
    List<String> stack = new ArrayList<>(List.of(output));
    while (!stack.isEmpty()) {
      String layer = stack.remove(stack.size() - 1);
      if (met.putIfAbsent(layer, met.size()) == null) {
        List<String> read = sources.get(layer);
        for (int i = read.size() - 1; i >= 0; i--) {
          stack.add(read.get(i));
        }
      }
    }
  }
}
