package io.github.chainrule.exchange.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives layers and inputs the names of Java methods: what the file calls them, if that says
 * something, else what they are and a number. The same file gives the same names.
 */
public final class LayerNames {
  private static final Set<String> TAKEN =
      Set.of(
          "inputs",
          "outputs",
          "parameters",
          "layers",
          "loss",
          "newForward",
          "newBackprop",
          "newJacobian",
          "predict",
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "create",
          "of");

  private final Set<String> given = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  private LayerNames() {}

  /** Names all layers of a network. */
  public static void give(NetworkDraft draft) {
    LayerNames names = new LayerNames();
    List<LayerDraft> all = new ArrayList<>();
    draft.inputs().forEach(input -> all.add(input.layer()));
    all.addAll(draft.layers());
    Map<LayerDraft, List<String>> hints = new HashMap<>();
    for (LayerDraft layer : all) {
      hints.put(layer, hints(layer));
    }
    Set<String> ambiguous = names.repeated(all, hints);
    for (LayerDraft layer : all) {
      layer.setName(names.name(layer, hints.get(layer), ambiguous, draft));
    }
  }

  private static List<String> hints(LayerDraft layer) {
    return layer.kind().isPlumbing()
        ? List.of()
        : layer.hints().stream()
            .map(hint -> NameHint.of(hint, layer.origin()))
            .filter(hint -> !hint.isEmpty())
            .toList();
  }

  private Set<String> repeated(List<LayerDraft> all, Map<LayerDraft, List<String>> hints) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (LayerDraft layer : all) {
      if (!hints.get(layer).isEmpty()) {
        String name = NameHint.last(hints.get(layer).get(0), 1);
        if (!seen.add(name)) {
          repeated.add(name);
        }
      }
    }
    return repeated;
  }

  private String name(
      LayerDraft layer, List<String> hints, Set<String> ambiguous, NetworkDraft draft) {
    if (!hints.isEmpty()) {
      String hint = hints.get(0);
      for (int parts = 1; parts <= 3; parts++) {
        String name = NameHint.last(hint, parts);
        if (isFree(name) && (parts > 1 || !ambiguous.contains(name))) {
          given.add(name);
          return name;
        }
      }
      return numbered(NameHint.last(hint, 1), 2);
    }
    boolean onlyHead = draft.heads().size() == 1 && draft.heads().get(0).layer() == layer;
    if (onlyHead && isFree("output")) {
      given.add("output");
      return "output";
    }
    String stem = layer.kind().stem();
    if (layer.kind() == Kind.INPUT && isFree(stem)) {
      given.add(stem);
      return stem;
    }
    return numbered(stem, counts.merge(stem, 1, Integer::sum));
  }

  private String numbered(String stem, int from) {
    String name =
        Stream.iterate(from, number -> number + 1)
            .map(number -> stem + number)
            .filter(this::isFree)
            .findFirst()
            .orElseThrow();
    given.add(name);
    return name;
  }

  private boolean isFree(String name) {
    return !given.contains(name)
        && !TAKEN.contains(name)
        && javax.lang.model.SourceVersion.isName(name);
  }
}
