package io.github.chainrule.runtime;

import java.util.ArrayList;
import java.util.List;

/** Collects a {@link Signature} in the order of x and y. For generated code. */
public final class SignatureBuilder {
  final List<String> inputNames = new ArrayList<String>();
  final List<String> inputUnits = new ArrayList<String>();
  final List<String> outputNames = new ArrayList<String>();
  final StringBuilder features = new StringBuilder();
  final StringBuilder classes = new StringBuilder();

  /** The names of one step of the input at hand, and their units. */
  private final List<String> names = new ArrayList<String>();

  private final List<String> units = new ArrayList<String>();
  private final StringBuilder texts = new StringBuilder();
  private String input = "";
  private int steps;

  /** Begins with no names. */
  public SignatureBuilder() {}

  /**
   * Begins an input; what follows belongs to it.
   *
   * @param name its name, empty for the only one
   * @param stepCount how many samples follow one another in it; 0 for a single one
   * @return this builder
   */
  public SignatureBuilder input(String name, int stepCount) {
    finishInput();
    input = name;
    steps = stepCount;
    return this;
  }

  /**
   * Adds a number.
   *
   * @param name its name
   * @param unit its unit, empty if it has none
   * @return this builder
   */
  public SignatureBuilder number(String name, String unit) {
    add(name, unit);
    return text(name + inBrackets(unit));
  }

  /**
   * Adds a boolean.
   *
   * @param name its name
   * @return this builder
   */
  public SignatureBuilder flag(String name) {
    add(name, "");
    return text(name + " (boolean)");
  }

  /**
   * Adds an enum, of which each constant has a value.
   *
   * @param name its name
   * @param constants the names of the constants, in order
   * @return this builder
   */
  public SignatureBuilder choice(String name, String... constants) {
    for (String constant : constants) {
      add(name + "." + constant, "");
    }
    return text(name + inParentheses(constants));
  }

  /**
   * Adds an array.
   *
   * @param name its name; empty for an input that is numbers without names
   * @param unit the unit of its elements, empty if they have none
   * @param length how many there are
   * @return this builder
   */
  public SignatureBuilder array(String name, String unit, int length) {
    for (int index = 0; index < length; index++) {
      add(name + "[" + index + "]", unit);
    }
    return text(name + "[" + length + "]" + inBrackets(unit));
  }

  /**
   * Adds features that were collected apart.
   *
   * @param more features of no input of their own
   * @return this builder
   */
  public SignatureBuilder all(SignatureBuilder more) {
    names.addAll(more.names);
    units.addAll(more.units);
    return text(more.texts.toString());
  }

  /**
   * Adds an output of numbers.
   *
   * @param name its name
   * @param count how many there are
   * @return this builder
   */
  public SignatureBuilder output(String name, int count) {
    for (int index = 0; index < count; index++) {
      outputNames.add(count == 1 ? name : name + "[" + index + "]");
    }
    return this;
  }

  /**
   * Adds an output of classes.
   *
   * @param name its name
   * @param constants the names of the classes, in order
   * @return this builder
   */
  public SignatureBuilder classes(String name, String... constants) {
    for (String constant : constants) {
      outputNames.add(name + "." + constant);
    }
    classes.append(classes.length() == 0 ? "" : "; ").append(name).append(inParentheses(constants));
    return this;
  }

  /**
   * Ends the signature.
   *
   * @return what was collected
   */
  @CheckReturnValue
  public Signature build() {
    finishInput();
    return new Signature(this);
  }

  private void add(String name, String unit) {
    names.add(name);
    units.add(unit);
  }

  private SignatureBuilder text(String feature) {
    texts.append(texts.length() == 0 ? "" : ", ").append(feature);
    return this;
  }

  private static String inBrackets(String unit) {
    return unit.isEmpty() ? "" : " [" + unit + "]";
  }

  private static String inParentheses(String[] constants) {
    StringBuilder text = new StringBuilder();
    for (String constant : constants) {
      text.append(text.length() == 0 ? " (" : ", ").append(constant);
    }
    return text.append(')').toString();
  }

  private void finishInput() {
    if (names.isEmpty()) {
      return;
    }
    for (int step = 0; step < Math.max(1, steps); step++) {
      for (String name : names) {
        inputNames.add(qualified(name) + (steps == 0 ? "" : "@" + step));
      }
      inputUnits.addAll(units);
    }
    features.append(features.length() == 0 ? "" : "; ");
    features.append(input.isEmpty() ? "" : input + ": ");
    features.append(steps == 0 ? texts : steps + " x (" + texts + ")");
    names.clear();
    units.clear();
    texts.setLength(0);
  }

  private String qualified(String name) {
    return input.isEmpty() || name.startsWith("[") ? input + name : input + "." + name;
  }
}
