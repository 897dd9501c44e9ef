package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.feature.EnumSpec;
import java.util.Optional;

/**
 * One of a network's outputs, and what its loss counts for.
 *
 * @param layer the index of the layer whose value it is
 * @param weight the factor of the head's loss in E = Σ weight · E_head
 * @param classes the classes whose probabilities its channels are, if an enum says so
 */
public record HeadSpec(int layer, LossSpec loss, double weight, Optional<EnumSpec> classes) {

  /** An output of numbers. */
  public HeadSpec(int layer, LossSpec loss, double weight) {
    this(layer, loss, weight, Optional.empty());
  }
}
