package io.github.chainrule.processor.spec;

/** What a tensor of parameters is to its layer. */
public enum TensorRole {
  /** What each input counts for in each unit, {@code [inputs][units]}. */
  WEIGHTS("weights", "weight", "weight"),
  /** What is added to each unit, {@code [units]}. */
  BIASES("biases", "bias", "bias"),
  /** What each code stands for in each unit, {@code [size][units]}. */
  ENTRIES("entries", "entry", "weight"),
  /** γ, what each normalised channel is multiplied by. */
  SCALES("scales", "scale", "weight"),
  /** β, what is added to each normalised channel. */
  SHIFTS("shifts", "shift", "bias"),
  /** The mean of each channel, which no training changes. */
  MEANS("means", "mean", "running_mean"),
  /** The variance of each channel, which no training changes. */
  VARIANCES("variances", "variance", "running_var");

  private final String plural;
  private final String singular;
  private final String fileName;

  TensorRole(String plural, String singular, String fileName) {
    this.plural = plural;
    this.singular = singular;
    this.fileName = fileName;
  }

  /** The role as prose names all of a tensor's elements. */
  public String plural() {
    return plural;
  }

  /** The role as prose, and the runtime, names one element. */
  public String singular() {
    return singular;
  }

  /** What files call the tensor, behind its layer's name, as PyTorch's modules do. */
  public String fileName() {
    return fileName;
  }
}
