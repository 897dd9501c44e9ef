package io.github.chainrule.exchange.export;

import io.github.chainrule.dsl.Padding;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The window of a convolution or a pool, out of the words in which the runtime is told of it, such
 * as {@code window 3 x 1, stride 2, padding SAME, groups 2}.
 */
final class WindowText {
  private final Map<String, String> words = new HashMap<>();
  private final WindowSpec spec;

  WindowText(String detail) {
    for (String part : detail.split(", ", -1)) {
      int blank = part.indexOf(' ');
      if (blank > 0) {
        words.put(part.substring(0, blank), part.substring(blank + 1));
      }
    }
    spec =
        new WindowSpec(
            numbers("window", List.of()),
            numbers("stride", List.of(1)),
            numbers("dilation", List.of(1)),
            Padding.valueOf(words.getOrDefault("padding", Padding.VALID.name())),
            numbers("pad", List.of()));
  }

  private List<Integer> numbers(String word, List<Integer> otherwise) {
    String text = words.get(word);
    return text == null
        ? otherwise
        : Arrays.stream(text.split(" x ", -1)).map(Integer::valueOf).toList();
  }

  private int groups() {
    return Integer.parseInt(words.getOrDefault("groups", "1"));
  }

  /** Whether it makes so many windows of an input of these positions. */
  boolean gives(List<Integer> counts, List<Integer> positions) {
    return spec.along(positions).stream().map(WindowSpec.Axis::count).toList().equals(counts);
  }

  /** Puts the window into the elements of a layer, all of it in numbers. */
  void put(LayerDraft layer, String size, int... positions) {
    List<WindowSpec.Axis> axes = spec.along(Arrays.stream(positions).boxed().toList());
    layer.elements().put(size, axes.stream().mapToInt(WindowSpec.Axis::size).toArray());
    layer.elements().put("stride", axes.stream().mapToInt(WindowSpec.Axis::stride).toArray());
    if (size.equals("kernel")) {
      int[] dilation = axes.stream().mapToInt(WindowSpec.Axis::dilation).toArray();
      layer.elements().put("dilation", dilation);
      layer.elements().put("groups", groups());
      layer.elements().put("filters", layer.channels());
    }
    List<Integer> pad = new ArrayList<>();
    for (WindowSpec.Axis axis : axes) {
      pad.add(axis.before());
      pad.add(Math.max(0, axis.position(axis.count() - 1, axis.size() - 1) + 1 - axis.length()));
    }
    if (pad.stream().anyMatch(number -> number > 0)) {
      layer.elements().put("pad", pad.stream().mapToInt(Integer::intValue).toArray());
    }
    if (spec.padding() != Padding.VALID && spec.pad().isEmpty()) {
      layer.elements().put("padding", spec.padding().name());
      layer.elements().putIfAbsent("pad", new int[2 * axes.size()]);
    }
  }
}
