package io.github.chainrule.processor.spec;

/** The classes that are generated for an interface, by what follows its name in theirs. */
public enum GeneratedClass {
  FORWARD("Forward", "Forward"),
  BACKPROP("Backprop", "Backprop"),
  JACOBIAN("Jacobian", "Jacobian"),
  NETWORK("Network", "Model");

  private final String suffix;
  private final String runtimeType;

  GeneratedClass(String suffix, String runtimeType) {
    this.suffix = suffix;
    this.runtimeType = runtimeType;
  }

  public String suffix() {
    return suffix;
  }

  /** The simple name of the runtime's interface that the class implements. */
  public String runtimeType() {
    return runtimeType;
  }
}
