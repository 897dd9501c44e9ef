package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.internal.Settings;

/**
 * The scaling that belongs to a model: that of its inputs, that of its outputs, both or none. Its
 * operations leave alone what is not scaled, so that code which applies them is right for every
 * model. Immutable.
 *
 * <p>Not every column is a number to be scaled: {@link Scaling#withUnscaled} leaves the codes that
 * an embedding looks up, and {@link Scaling#withOnly} all targets but those of some heads.
 *
 * <pre>{@code
 * ModelScaling scaling =
 *     ModelScaling.ofInputs(Scaling.standard(train.copyFeatures(), 4))
 *         .withOutputs(Scaling.minMax(train.copyTargets(), 1));
 * trainer.fit(model, scaling.apply(train));
 * ModelFile.save(model, Attachments.of(scaling), file);
 *
 * scaling.applyToInputs(x, n);
 * forward.forward(x, y, n);
 * scaling.invertOutputs(y, n);
 * }</pre>
 */
@CheckReturnValue
public final class ModelScaling {
  private static final ModelScaling NONE = new ModelScaling(null, null);

  /** Null if the inputs are not scaled. */
  private final Scaling inputs;

  /** Null if the outputs are not scaled. */
  private final Scaling outputs;

  private ModelScaling(Scaling inputs, Scaling outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * Scales nothing.
   *
   * @return the scaling of a model that takes inputs and gives outputs as they are
   */
  public static ModelScaling none() {
    return NONE;
  }

  /**
   * Scales the inputs, and nothing else.
   *
   * @param inputs the scaling of the inputs, a column for each
   * @return the scaling
   * @throws NullPointerException if the scaling is null
   */
  public static ModelScaling ofInputs(Scaling inputs) {
    return NONE.withInputs(inputs);
  }

  /**
   * Scales the outputs, and nothing else.
   *
   * @param outputs the scaling of the targets that the model learns, a column for each output
   * @return the scaling
   * @throws NullPointerException if the scaling is null
   */
  public static ModelScaling ofOutputs(Scaling outputs) {
    return NONE.withOutputs(outputs);
  }

  /**
   * This scaling, with another of the inputs.
   *
   * @param newInputs the scaling of the inputs, a column for each
   * @return a new scaling
   * @throws NullPointerException if the scaling is null
   */
  public ModelScaling withInputs(Scaling newInputs) {
    Settings.present("inputs", newInputs);
    return new ModelScaling(newInputs, outputs);
  }

  /**
   * This scaling, with another of the outputs.
   *
   * @param newOutputs the scaling of the targets that the model learns, a column for each output
   * @return a new scaling
   * @throws NullPointerException if the scaling is null
   */
  public ModelScaling withOutputs(Scaling newOutputs) {
    Settings.present("outputs", newOutputs);
    return new ModelScaling(inputs, newOutputs);
  }

  /**
   * Whether the inputs are scaled.
   *
   * @return whether there is a scaling of the inputs
   */
  public boolean hasInputs() {
    return inputs != null;
  }

  /**
   * Whether the outputs are scaled.
   *
   * @return whether there is a scaling of the outputs
   */
  public boolean hasOutputs() {
    return outputs != null;
  }

  /**
   * The scaling of the inputs.
   *
   * @return the scaling, a column for each input
   * @throws IllegalStateException if the inputs are not scaled
   */
  public Scaling inputs() {
    if (inputs == null) {
      throw new IllegalStateException("the inputs are not scaled");
    }
    return inputs;
  }

  /**
   * The scaling of the outputs.
   *
   * @return the scaling, a column for each output
   * @throws IllegalStateException if the outputs are not scaled
   */
  public Scaling outputs() {
    if (outputs == null) {
      throw new IllegalStateException("the outputs are not scaled");
    }
    return outputs;
  }

  /**
   * Scales samples for the model: features as inputs, targets as outputs.
   *
   * @param data the samples; not written
   * @return a copy of them with whatever is scaled; the samples themselves if nothing is
   * @throws IllegalArgumentException if they have another number of inputs or targets than there
   *     are columns
   * @throws NullPointerException if the samples are null
   */
  public Dataset apply(Dataset data) {
    Settings.present("data", data);
    Dataset scaled = inputs == null ? data : inputs.features(data);
    return outputs == null ? scaled : outputs.targets(scaled);
  }

  /**
   * Scales the first n rows of a table of inputs in place; leaves it as it is if the inputs are not
   * scaled.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; written
   * @param n the number of rows, at least 0
   * @throws IllegalArgumentException if the table has fewer rows
   * @throws NullPointerException if the table is null
   */
  public void applyToInputs(float[] x, int n) {
    Settings.present("x", x);
    Settings.atLeast("n", n, 0);
    if (inputs != null) {
      inputs.apply(x, n);
    }
  }

  /**
   * Brings the first n rows of a table of outputs back to the units of the targets in place; leaves
   * it as it is if the outputs are not scaled.
   *
   * @param y the outputs, row-major {@code [n][outputs]}; written
   * @param n the number of rows, at least 0
   * @throws IllegalArgumentException if the table has fewer rows
   * @throws NullPointerException if the table is null
   */
  public void invertOutputs(float[] y, int n) {
    Settings.present("y", y);
    Settings.atLeast("n", n, 0);
    if (outputs != null) {
      outputs.invert(y, n);
    }
  }

  /** Reads {@code inputs: scaled, outputs: not scaled}. */
  @Override
  public String toString() {
    return "inputs: " + text(inputs) + ", outputs: " + text(outputs);
  }

  private static String text(Scaling scaling) {
    return scaling == null ? "not scaled" : "scaled";
  }
}
