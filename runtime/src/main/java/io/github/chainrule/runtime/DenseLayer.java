package io.github.chainrule.runtime;

import io.github.chainrule.runtime.internal.Sizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A fully connected layer as a value, which reads the layer before it: two are equal if all that
 * they say is equal.
 */
public final class DenseLayer implements Layer {
  private static final String KIND = "Dense";

  private final String name;
  private final String activation;
  private final int inputs;
  private final int units;
  private final boolean bias;
  private final int weightsOffset;
  private final int biasOffset;
  private final List<ParameterTensor> tensors;

  /**
   * Describes a layer.
   *
   * @param name the layer's name
   * @param activation the name of the activation's enum constant, or its formula
   * @param inputs the number of values that each unit reads
   * @param units the number of units
   * @param bias whether each unit has a bias
   * @param weightsOffset the index of the first weight in the parameters
   * @param biasOffset the index of the first bias in the parameters, −1 if there is none
   * @throws IllegalArgumentException if the number of inputs or units is negative, or no array
   *     holds so many weights
   * @throws NullPointerException if a name is null
   */
  public DenseLayer(
      String name,
      String activation,
      int inputs,
      int units,
      boolean bias,
      int weightsOffset,
      int biasOffset) {
    if (name == null) {
      throw new NullPointerException("name");
    }
    if (activation == null) {
      throw new NullPointerException("activation");
    }
    Sizes.product("inputs", inputs, "units", units);
    List<ParameterTensor> all = new ArrayList<ParameterTensor>(2);
    all.add(new ParameterTensor(ParameterTensor.WEIGHT, weightsOffset, inputs, units));
    if (bias) {
      all.add(new ParameterTensor(ParameterTensor.BIAS, biasOffset, units));
    }
    this.tensors = Collections.unmodifiableList(all);
    this.name = name;
    this.activation = activation;
    this.inputs = inputs;
    this.units = units;
    this.bias = bias;
    this.weightsOffset = weightsOffset;
    this.biasOffset = biasOffset;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** None, for the layer before. */
  @Override
  public List<String> sources() {
    return Collections.emptyList();
  }

  @Override
  public int[] shape() {
    return new int[] {units};
  }

  @Override
  public String detail() {
    return "";
  }

  @Override
  public String shares() {
    return "";
  }

  @Override
  public String activation() {
    return activation;
  }

  /** None. */
  @Override
  public int[] codes() {
    return new int[0];
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int units() {
    return units;
  }

  @Override
  public boolean bias() {
    return bias;
  }

  @Override
  public int weightsOffset() {
    return weightsOffset;
  }

  @Override
  public int biasOffset() {
    return biasOffset;
  }

  @Override
  public List<ParameterTensor> tensors() {
    return tensors;
  }

  /**
   * Describes any layer.
   *
   * @param layer the layer
   * @return such as {@code hidden: 4 -> 16, TANH}, with {@code , no bias} at the end if there is
   *     none, and {@code sum: Add, 16 -> 16, RELU} of other kinds
   */
  public static String text(Layer layer) {
    boolean isDense = layer.kind().equals(KIND);
    String text = layer.name() + ": " + (isDense ? "" : layer.kind() + ", ");
    text += layer.inputs() + " -> " + layer.units() + ", " + layer.activation();
    if (isDense) {
      text += layer.bias() ? "" : ", no bias";
    }
    return text + (layer.detail().isEmpty() ? "" : ", " + layer.detail());
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof DenseLayer)) {
      return false;
    }
    DenseLayer other = (DenseLayer) object;
    return name.equals(other.name)
        && activation.equals(other.activation)
        && inputs == other.inputs
        && units == other.units
        && bias == other.bias
        && weightsOffset == other.weightsOffset
        && biasOffset == other.biasOffset;
  }

  @Override
  public int hashCode() {
    // No two layers of a network have the same name.
    return name.hashCode();
  }

  /** Reads {@code hidden: 4 -> 16, TANH}, with {@code , no bias} at the end if there is none. */
  @Override
  public String toString() {
    return text(this);
  }
}
