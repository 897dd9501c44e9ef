package io.github.chainrule.exchange.write;

import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.processor.spec.NetworkRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges drafts by the rules of the compiler, before anything is written. */
public final class DraftRules {
  private static final long MOST_PARAMETERS = 10_000_000;

  private DraftRules() {}

  /**
   * Judges a draft.
   *
   * @throws RefusalException with everything that the compiler would find wrong
   */
  public static void check(String file, NetworkDraft draft, JavaName name) throws RefusalException {
    List<String> faults = new ArrayList<>();
    if (draft.parameters() > MOST_PARAMETERS) {
      faults.add(
          "%,d parameters; networks of up to %,d are compiled"
              .formatted(draft.parameters(), MOST_PARAMETERS));
    }
    for (LayerDraft layer : draft.layers()) {
      checkNumbers(layer, faults);
      if (layer.isSoftmax() && layer.channels() == 1) {
        faults.add(layer.name() + ": a softmax of one unit is 1, whatever it reads");
      }
    }
    if (faults.isEmpty()) {
      NetworkRules.check(DraftSpec.of(draft, name)).forEach(refusal -> faults.add(refusal.text()));
    }
    if (!faults.isEmpty()) {
      throw new RefusalException(file + ": the network would not compile", faults);
    }
  }

  private static void checkNumbers(LayerDraft layer, List<String> faults) {
    layer
        .tensors()
        .forEach(
            (role, tensor) -> {
              if (!Arrays.stream(tensor.data()).allMatch(value -> Float.isFinite((float) value))) {
                faults.add(layer.name() + "." + role + " holds a number that no float is");
              }
            });
  }
}
