package io.github.chainrule.processor.spec;

import java.util.Locale;

/** What a tensor of parameters is to its layer. */
public enum TensorRole {
  /** What each input counts for in each unit, {@code [inputs][units]}. */
  WEIGHTS,
  /** What is added to each unit, {@code [units]}. */
  BIASES;

  /** The role as prose names all of a tensor's elements. */
  public String plural() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role as prose names one element. */
  public String singular() {
    return switch (this) {
      case WEIGHTS -> "weight";
      case BIASES -> "bias";
    };
  }
}
