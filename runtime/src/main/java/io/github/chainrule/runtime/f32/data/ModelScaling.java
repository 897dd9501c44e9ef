package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

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

  /**
   * Brings Jacobians by the inputs, as {@code Jacobian.inputs} writes them, from scaled numbers to
   * the units of features and targets in place: ∂y_k/∂x_i times the scale of y_k, divided by that
   * of x_i.
   *
   * @param j the Jacobians, row-major {@code [n][outputs][inputs]}, of exactly this length; written
   * @param n the number of Jacobians, at least 1
   * @throws IllegalArgumentException if n is less than 1, or the array does not hold n Jacobians of
   *     as many inputs and outputs as are scaled
   * @throws NullPointerException if the array is null
   */
  public void invertJacobian(float[] j, int n) {
    Settings.present("j", j);
    Settings.atLeast("n", n, 1);
    if (inputs != null || outputs != null) {
      JacobianUnits.of(inputs, outputs, j, n).restore(j);
    }
  }

  /**
   * Checks that this scaling can be that of a model.
   *
   * @param model the model
   * @throws IllegalArgumentException if inputs or outputs that are scaled have another number of
   *     columns
   * @throws NullPointerException if the model is null
   */
  public void requireFit(Model model) {
    Settings.present("model", model);
    columns("inputs", model.inputs(), inputs);
    columns("outputs", model.outputs(), outputs);
  }

  private static void columns(String what, int expected, Scaling scaling) {
    if (scaling != null && scaling.columns() != expected) {
      throw Unexpected.argument(
          "scaling", expected + " columns (the model's " + what + ")", scaling.columns());
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
