package io.github.chainrule.exchange.draft;

import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which elements of x are codes that embeddings look up. */
public final class CodeLimits {
  private CodeLimits() {}

  /**
   * How many codes there are for each element of x, once it is scaled; 0 for one that may be any
   * number.
   *
   * @param draft a network whose embeddings read what {@link LayerDraft#isOfInputs()}
   */
  public static int[] of(NetworkDraft draft) {
    List<LayerDraft> layers = new ArrayList<>();
    Map<LayerDraft, Integer> sizes = new LinkedHashMap<>();
    for (LayerDraft layer : draft.layers()) {
      if (layer.kind() == Kind.EMBEDDING) {
        LayerDraft codes = new LayerDraft(Kind.CONCAT);
        codes.from().addAll(layer.from());
        layers.add(codes);
        sizes.put(codes, layer.number("size"));
      } else if (layer.isOfInputs()) {
        layers.add(layer);
      }
    }
    NetworkDraft moves =
        new NetworkDraft(draft.inputs(), layers, List.of(), null, null, Map.of(), List.of());
    Tensor x = Tensor.filled(0, 1, draft.inputSize());
    for (int element = 0; element < x.size(); element++) {
      x.data()[element] = element;
    }
    Map<LayerDraft, Tensor> elements = DraftEvaluator.run(moves, x);
    int[] limits = new int[x.size()];
    sizes.forEach(
        (codes, size) -> {
          for (double element : elements.get(codes).data()) {
            int before = limits[(int) element];
            limits[(int) element] = before == 0 ? size : Math.min(before, size);
          }
        });
    return limits;
  }
}
