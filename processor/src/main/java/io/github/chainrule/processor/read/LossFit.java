package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.spec.LayerSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The output layers that a loss is defined for.
 *
 * @param activations the activations it can follow
 * @param maxUnits the most outputs it can take
 */
record LossFit(Set<Activation> activations, int maxUnits) {

  static LossFit of(LossFunction loss) {
    return switch (loss) {
      case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER, LOG_COSH ->
          new LossFit(EnumSet.allOf(Activation.class), Integer.MAX_VALUE);
      case BINARY_CROSS_ENTROPY -> new LossFit(EnumSet.of(Activation.SIGMOID), Integer.MAX_VALUE);
      case CROSS_ENTROPY -> new LossFit(EnumSet.of(Activation.SOFTMAX), Integer.MAX_VALUE);
      case ENTROPY ->
          new LossFit(EnumSet.of(Activation.SIGMOID, Activation.SOFTMAX), Integer.MAX_VALUE);
      case OUTPUT -> new LossFit(EnumSet.allOf(Activation.class), 1);
    };
  }

  /** Finds fault with the {@code loss} of {@code network}, written at {@code place}. */
  static void check(
      LossFunction loss, LayerSpec output, String network, Place place, Findings findings) {
    LossFit fit = of(loss);
    String layer = output.name();
    String allowed = names(Arrays.stream(LossFunction.values()).filter(it -> of(it).fits(output)));
    if (!fit.activations.contains(output.activation())) {
      String needed = names(fit.activations.stream());
      Object found = output.activation();
      findings.add(Message.LOSS_ACTIVATION, place, network, loss, needed, layer, found, allowed);
    }
    if (output.units() > fit.maxUnits) {
      findings.add(Message.LOSS_UNITS, place, network, loss, layer, output.units(), allowed);
    }
  }

  private boolean fits(LayerSpec output) {
    return activations.contains(output.activation()) && output.units() <= maxUnits;
  }

  private static String names(Stream<? extends Enum<?>> constants) {
    List<String> names = constants.map(Enum::name).toList();
    int last = names.size() - 1;
    String others = String.join(", ", names.subList(0, last));
    return others.isEmpty() ? names.get(last) : others + " or " + names.get(last);
  }
}
