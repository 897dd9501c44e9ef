package io.github.chainrule.processor.kernel;

/**
 * What a value is called, as data: which quantity of which layer it is, or a step on the way to it.
 * {@link #text} is what the printer makes of it, such as {@code exp2}, {@code sum_d2b} or {@code
 * h3}.
 *
 * @param step the function that the value is of, on the way to the quantity; empty for the quantity
 *     itself
 * @param layer the layer, counted from one, or {@link #NO_LAYER}
 * @param variant tells values of otherwise the same name apart; 0 for the first
 */
public record ValueName(Quantity quantity, String step, int layer, int variant, Use use) {

  /** The layer of what belongs to none. */
  public static final int NO_LAYER = -1;

  private static final int LETTERS = 26;

  /** The quantities of the literature, by their letters. */
  public enum Quantity {
    /** Something that comes with a name of its own, which is its step: an argument, say. */
    GIVEN(""),
    PRE_ACTIVATION("v"),
    /** Between a layer's pre-activations and its outputs. */
    FORWARD_STEP(""),
    OUTPUT("h"),
    /** ∂E/∂v. */
    DELTA("d"),
    /** The output layer's delta as the loss gives it. */
    LOSS_DELTA("loss_d"),
    /** The output layer's delta as a seed gives it. */
    SEED_DELTA("seed_d"),
    /** ∂E/∂h. */
    ADJOINT("e"),
    /** The tangent of v. */
    PRE_TANGENT("u"),
    /** The tangent of h. */
    TANGENT("t"),
    LOSS("loss");

    private final String letter;

    Quantity(String letter) {
      this.letter = letter;
    }
  }

  /** What an array that has the name is used for. */
  public enum Use {
    /** It holds the value. */
    VALUE(""),
    /** A loop over the value hands on what is in it to the next. */
    SLIDE("Slide"),
    /** A part of the value is in it, on its way to its place. */
    BLOCK("Block"),
    /** It holds a copy of one sample's, for loops to run along. */
    ROW("Row"),
    /** The values of many layers are in it, one after another. */
    LAYERS(""),
    /** Methods hand values on to each other in it. */
    CARRIER("");

    private final String suffix;

    Use(String suffix) {
      this.suffix = suffix;
    }
  }

  /** A quantity of a layer, or a step to it. */
  public static ValueName of(Quantity quantity, String step, int layer) {
    return new ValueName(quantity, step, layer, 0, Use.VALUE);
  }

  /** What has a name already. */
  public static ValueName given(String name) {
    return of(Quantity.GIVEN, name, NO_LAYER);
  }

  /** The array in which the methods of a class hand values on. */
  static ValueName carrier(String name) {
    return new ValueName(Quantity.GIVEN, name, NO_LAYER, 0, Use.CARRIER);
  }

  /** The same name for another use. */
  public ValueName withUse(Use other) {
    return new ValueName(quantity, step, layer, variant, other);
  }

  /** The next name to try where this one is taken. */
  public ValueName next() {
    return new ValueName(quantity, step, layer, variant + 1, use);
  }

  /** A record's own one is slow in a compiler that has just started. */
  @Override
  public int hashCode() {
    return ((quantity.letter.hashCode() * 31 + step.hashCode()) * 31 + layer) * 31 + variant;
  }

  /** The Java name. */
  public String text() {
    return numbered() + use.suffix;
  }

  /** The Java name but for its use. */
  public String numbered() {
    return base() + (layer == NO_LAYER ? "" : layer) + letter(variant);
  }

  /** The Java name of what layers have in common. */
  public String withoutLayer() {
    return layer == NO_LAYER ? text() : base();
  }

  private String base() {
    return switch (quantity) {
      case GIVEN, FORWARD_STEP -> step;
      case LOSS -> step.isEmpty() ? quantity.letter : quantity.letter + "_" + step;
      default -> step.isEmpty() ? quantity.letter : step + "_" + quantity.letter;
    };
  }

  /** Nothing for 0, then b, c, … and so on with numbers. */
  public static String letter(int variant) {
    if (variant == 0) {
      return "";
    }
    String letter = String.valueOf((char) ('a' + variant % LETTERS));
    return variant < LETTERS ? letter : letter + variant / LETTERS;
  }
}
