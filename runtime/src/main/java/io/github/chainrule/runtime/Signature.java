package io.github.chainrule.runtime;

import io.github.chainrule.runtime.internal.Unexpected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the values of a network's inputs and outputs are called, and what they are measured in.
 * Networks whose inputs are features or whose outputs are classes have names; of others the lists
 * and texts are empty.
 *
 * <p>A feature of one value is called like it, as {@code distance} or {@code device.age}. Of one
 * with several each value has a name: {@code channel.SHOP} for a constant of an enum, {@code
 * spectrum[2]} for an element of an array. What belongs to an input that has a name begins with it,
 * as {@code person.age}, and what belongs to a step ends with its number, as {@code speed@17}.
 */
@CheckReturnValue
public final class Signature {
  private final List<String> inputNames;
  private final List<String> inputUnits;
  private final List<String> outputNames;
  private final String features;
  private final String classes;

  /** No names. For generated code: whatever else makes a signature is no part of an app without. */
  public Signature() {
    inputNames = Collections.emptyList();
    inputUnits = inputNames;
    outputNames = inputNames;
    features = "";
    classes = "";
  }

  Signature(SignatureBuilder builder) {
    inputNames = copy(builder.inputNames);
    inputUnits = copy(builder.inputUnits);
    outputNames = copy(builder.outputNames);
    features = builder.features.toString();
    classes = builder.classes.toString();
  }

  private static List<String> copy(List<String> names) {
    return Collections.unmodifiableList(new ArrayList<String>(names));
  }

  /**
   * No names.
   *
   * @return the signature of a network of plain numbers
   */
  public static Signature none() {
    return new Signature();
  }

  /**
   * The names of the inputs.
   *
   * @return a name for each value of x, unmodifiable; empty if they have none
   */
  public List<String> inputNames() {
    return inputNames;
  }

  /**
   * The units of the inputs.
   *
   * @return a unit for each value of x, empty where there is none; unmodifiable, and as long as the
   *     names
   */
  public List<String> inputUnits() {
    return inputUnits;
  }

  /**
   * The names of the outputs.
   *
   * @return a name for each value of y, unmodifiable; empty if they have none
   */
  public List<String> outputNames() {
    return outputNames;
  }

  /**
   * The features in order, as model files hold them.
   *
   * @return such as {@code distance [km], chip (boolean), channel (WEB, SHOP), spectrum[3]}; empty
   *     if there are none
   */
  public String features() {
    return features;
  }

  /**
   * The classes in order, as model files hold them.
   *
   * @return such as {@code verdict (GENUINE, FRAUD)}; empty if there are none
   */
  public String classes() {
    return classes;
  }

  /**
   * Finds the values of a feature in x.
   *
   * @param feature the name of a feature, of what several have in common such as an input or a
   *     nested type, or of a single value
   * @return the indices of its values, ascending; a new array
   * @throws IllegalArgumentException if no input is called so
   * @throws NullPointerException if the name is null
   */
  public int[] inputsOf(String feature) {
    int count = 0;
    int[] found = new int[inputNames.size()];
    for (int index = 0; index < found.length; index++) {
      if (isOf(inputNames.get(index), feature)) {
        found[count++] = index;
      }
    }
    if (count == 0) {
      throw Unexpected.argument(
          "feature",
          features.isEmpty() ? "no name: there are none" : "one of " + features,
          feature);
    }
    int[] indices = new int[count];
    System.arraycopy(found, 0, indices, 0, count);
    return indices;
  }

  private static boolean isOf(String name, String feature) {
    return name.startsWith(feature)
        && (name.length() == feature.length() || ".[@".indexOf(name.charAt(feature.length())) >= 0);
  }

  /** The features and the classes. */
  @Override
  public String toString() {
    return features + " -> " + classes;
  }
}
