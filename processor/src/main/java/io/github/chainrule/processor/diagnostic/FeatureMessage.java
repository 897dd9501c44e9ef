package io.github.chainrule.processor.diagnostic;

/**
 * What is wrong with the types of features and classes, and with the inputs and outputs that have
 * them.
 */
public enum FeatureMessage implements Message {
  /** An input has a shape and a type of features: the member that is the shape. */
  FEATURES_SHAPE(
      "FeaturesShape", "%s: the input is given by features or by %s, found both; remove one"),

  /** What is named as features is no record or class: what. */
  FEATURES_TYPE(
      "FeaturesType", "%s: features is a record, or a class with public fields, found %s"),

  /** Steps of what is no type of features. */
  STEPS_FEATURES(
      "StepsFeatures", "%s: steps counts samples of features; a shape has them as its first axis"),

  /** Too few steps: how many. */
  STEPS_NUMBER("StepsNumber", "%s: steps must be at least 1, found %s"),

  /** A component is of a type that is no feature: it, and what could be in its place. */
  FEATURE_TYPE(
      "FeatureType",
      "%s: a feature is a primitive number, a boolean, an enum, a float[] or double[] with @Length,"
          + " or a record or class of such, found %s%s"),

  /** A type that generated code does not see: it or one around it, and why. */
  TYPE_ACCESS("TypeAccess", "%s: the generated classes must see the type, but %s is %s"),

  /** A type of features has type parameters: it, and these. */
  FEATURE_GENERIC("FeatureGeneric", "%s: %s has type parameters, so its features vary, found <%s>"),

  /** A class that is known by its class file: it. */
  FEATURE_ORDER(
      "FeatureOrder",
      "%1$s: %2$s is known by its class file, which does not guarantee the order of its fields;"
          + " compile its source together with the network, or make it a record"),

  /** A type of features has none: it. */
  FEATURE_NONE("FeatureNone", "%s: %s has no features; a class has its public fields"),

  /** A field that generated code cannot read. */
  FEATURE_FIELD(
      "FeatureField", "%s: a field is a feature if it is public; mark it transient if it is none"),

  /** A class of features inherits fields: it, and the first of these. */
  FEATURE_SUPERCLASS(
      "FeatureSuperclass",
      "%s: the fields of %s must be its own, found %s; make it a field of that type instead"),

  /** A type of features contains itself: it. */
  FEATURE_RECURSIVE("FeatureRecursive", "%s: %s would contain itself without end"),

  /** Two features would have one constant: it, and what else has it. */
  FEATURE_CONSTANT(
      "FeatureConstant", "%s: its constant would be %s, as that of %s; rename one of them"),

  /** An array without length. */
  LENGTH_MISSING("LengthMissing", "%s: an array needs its length, as in @Length(3)"),

  /** A length below 1: it. */
  LENGTH_NUMBER("LengthNumber", "%s: a length must be at least 1, found %s"),

  /** A length of what is no array. */
  LENGTH_ARRAY("LengthArray", "%s: @Length belongs on an array"),

  /** A unit of what is no number. */
  UNIT_NUMBER("UnitNumber", "%s: @Unit belongs on a number or an array"),

  /** A unit that is no text: it. */
  UNIT_TEXT(
      "UnitText",
      "%s: a unit is a text such as km, without brackets and line breaks, found \"%s\""),

  /** An enum that nothing can be of: it. */
  ENUM_CONSTANTS("EnumConstants", "%s: the enum %s has no constants"),

  /** Fewer than two classes: the enum, and its constants. */
  CLASSES_CONSTANTS(
      "ClassesConstants", "%s: classes are an enum of at least two constants, found %s of %s"),

  /** Classes of a layer that is no output: the outputs. */
  CLASSES_LAYER("ClassesLayer", "%s: @Classes belongs on an output, and the outputs are %s"),

  /** Another number of units than classes: the enum, how many classes and units. */
  CLASSES_UNITS(
      "ClassesUnits", "%s: a unit for each of the %2$s classes of %3$s, found %4$s units"),

  /** Another activation than classes need: it. */
  CLASSES_ACTIVATION(
      "ClassesActivation", "%s: outputs that are probabilities of classes are SOFTMAX, found %s"),

  /** Classes at positions: the shape. */
  CLASSES_POSITIONS(
      "ClassesPositions", "%s: @Classes belongs on an output without positions, found %s");

  private final String id;
  private final String template;

  FeatureMessage(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}
