package io.github.chainrule.exchange;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.NamedActivations;
import java.util.Arrays;

/** Which drafts the compiler of this build has layers for; the others are only evaluated. */
final class CompilerSupport {
  private CompilerSupport() {}

  static boolean has(NetworkDraft draft) {
    boolean layers = draft.layers().stream().allMatch(CompilerSupport::has);
    boolean shaped = draft.inputs().stream().anyMatch(input -> input.layer().extent().length > 1);
    boolean several = draft.inputs().size() > 1 || draft.heads().size() > 1;
    return layers
        && (!shaped || !element(Network.class, "inputs").equals(int.class))
        && (!several || exists("Input"));
  }

  private static boolean has(LayerDraft layer) {
    boolean named = layer.isSoftmax() || NamedActivations.named(layer.activation()).isPresent();
    return exists(layer.kind().annotation())
        && (named || !element(Dense.class, "formula").equals(void.class));
  }

  private static boolean exists(String annotation) {
    try {
      Class.forName("io.github.chainrule.dsl." + annotation);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** The type of an element; void if there is none. */
  private static Class<?> element(Class<?> annotation, String name) {
    return Arrays.stream(annotation.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .<Class<?>>map(method -> method.getReturnType())
        .findFirst()
        .orElse(void.class);
  }
}
