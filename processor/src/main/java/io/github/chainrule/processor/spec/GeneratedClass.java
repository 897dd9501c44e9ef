package io.github.chainrule.processor.spec;

import java.util.Arrays;
import java.util.List;

/** The classes that are generated for an interface, by what follows its name in theirs. */
public enum GeneratedClass {
  FORWARD("Forward", "Forward"),
  BACKPROP("Backprop", "Backprop"),
  JACOBIAN("Jacobian", "Jacobian"),
  /** Of networks that training leaves values out of. */
  TRAINING("Training", "Training"),
  NETWORK("Network", "Model"),
  FEATURES("Features", ""),
  PREDICTOR("Predictor", ""),
  RESULT("Result", "");

  private final String suffix;
  private final String runtimeType;

  GeneratedClass(String suffix, String runtimeType) {
    this.suffix = suffix;
    this.runtimeType = runtimeType;
  }

  /**
   * Those of a network, which are more if training leaves values out of it, or if its inputs or
   * outputs are typed.
   */
  public static List<GeneratedClass> of(boolean isMasked, boolean isTyped) {
    return Arrays.stream(values())
        .filter(it -> isMasked || it != TRAINING)
        .filter(it -> isTyped || !it.runtimeType.isEmpty())
        .toList();
  }

  public String suffix() {
    return suffix;
  }

  /**
   * The simple name of the runtime's interface that the class implements, empty if there is none.
   */
  public String runtimeType() {
    return runtimeType;
  }
}
