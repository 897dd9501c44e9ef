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
  NETWORK("Network", "Model");

  private final String suffix;
  private final String runtimeType;

  GeneratedClass(String suffix, String runtimeType) {
    this.suffix = suffix;
    this.runtimeType = runtimeType;
  }

  /** Those of a network, by whether training leaves values out of it. */
  public static List<GeneratedClass> of(boolean isMasked) {
    return Arrays.stream(values()).filter(it -> isMasked || it != TRAINING).toList();
  }

  public String suffix() {
    return suffix;
  }

  /** The simple name of the runtime's interface that the class implements. */
  public String runtimeType() {
    return runtimeType;
  }
}
