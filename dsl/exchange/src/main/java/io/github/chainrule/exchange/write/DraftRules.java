package io.github.chainrule.exchange.write;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkRules;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
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
      if (layer.isSoftmax() && layer.channels() == 1) {
        faults.add(layer.name() + ": a softmax of one unit is 1, whatever it reads");
      }
    }
    if (faults.isEmpty() && isChain(draft)) {
      for (Refusal refusal : NetworkRules.check(spec(draft, name))) {
        faults.add(refusal.message() + " " + refusal.arguments());
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusalException(file + ": the network would not compile", faults);
    }
  }

  private static boolean isChain(NetworkDraft draft) {
    LayerDraft before = draft.inputs().get(0).layer();
    boolean chain = draft.inputs().size() == 1 && draft.heads().size() == 1;
    for (LayerDraft layer : draft.layers()) {
      chain &= layer.kind() == Kind.DENSE && layer.from().equals(List.of(before));
      chain &= layer.isSoftmax() || NamedActivations.named(layer.activation()).isPresent();
      before = layer;
    }
    return chain && before.extent().length == 1;
  }

  private static NetworkSpec spec(NetworkDraft draft, JavaName name) {
    List<LayerSpec> layers = new ArrayList<>();
    for (LayerDraft layer : draft.layers()) {
      Activation activation =
          layer.isSoftmax()
              ? Activation.SOFTMAX
              : NamedActivations.named(layer.activation()).orElseThrow();
      layers.add(
          new DenseSpec(
              layer.name(),
              List.of(layers.isEmpty() ? LayerSpec.NETWORK_INPUT : layers.size() - 1),
              layer.channels(),
              new ActivationSpec(activation),
              layer.tensors().containsKey("bias")));
    }
    return new NetworkSpec(
        new InterfaceName(name.packageName(), List.of(name.simpleName()), true),
        draft.inputSize(),
        Precision.FLOAT,
        Emission.AUTO,
        layers,
        new LossSpec(LossFunction.SQUARED_ERROR));
  }
}
