package io.github.chainrule.exchange.draft;

/** The kinds of layers that an import makes, by the names of their annotations. */
public enum Kind {
  INPUT("Input", "input"),
  DENSE("Dense", "hidden"),
  CONV_1D("Conv1D", "conv"),
  CONV_2D("Conv2D", "conv"),
  MAX_POOL("MaxPool", "pool"),
  AVERAGE_POOL("AveragePool", "pool"),
  GLOBAL_MAX_POOL("GlobalMaxPool", "pool"),
  GLOBAL_AVERAGE_POOL("GlobalAveragePool", "pool"),
  FLATTEN("Flatten", "flatten"),
  CONCAT("Concat", "joined"),
  ADD("Add", "sum"),
  MULTIPLY("Multiply", "product"),
  ACTIVATE("Activate", "activation"),
  SLICE("Slice", "slice"),
  LAYER_NORM("LayerNorm", "norm"),
  BATCH_NORM("BatchNorm", "norm"),
  EMBEDDING("Embedding", "embedding");

  private final String annotation;
  private final String stem;

  Kind(String annotation, String stem) {
    this.annotation = annotation;
    this.stem = stem;
  }

  public String annotation() {
    return annotation;
  }

  /** What a layer is called, with a number, where the file says nothing. */
  String stem() {
    return stem;
  }

  /** Whether an activation may end it. */
  public boolean activates() {
    return switch (this) {
      case DENSE, CONV_1D, CONV_2D, ADD, MULTIPLY, ACTIVATE, LAYER_NORM, BATCH_NORM -> true;
      default -> false;
    };
  }

  /** Whether it hands on what it reads, element by element or moved, and has no name to keep. */
  boolean isPlumbing() {
    return this == FLATTEN || this == CONCAT || this == ACTIVATE;
  }
}
