package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f32.internal.SharedForward;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * A model with its scaling, for those who ask: it takes raw inputs, gives outputs in the units of
 * the targets, writes none of its arguments, and may be asked by any number of threads.
 *
 * <pre>{@code
 * Predictor predictor = Predictor.of(network, scaling);
 * float[] y = predictor.predict(x);
 * }</pre>
 *
 * <p>It answers by a copy of the parameters, so the model may be trained meanwhile; {@link
 * #publish} puts the present ones in their place, from one call to the next and as a whole: no
 * answer mixes old and new.
 */
public final class Predictor {
  private final ModelScaling scaling;
  private final int inputs;
  private final int outputs;

  /** Asks a model whose parameters nobody writes. */
  private volatile SharedForward current;

  private Predictor(Model model, ModelScaling scaling) {
    this.scaling = scaling;
    this.inputs = model.inputs();
    this.outputs = model.outputs();
    this.current = snapshot(model);
  }

  /**
   * Takes a model that needs no scaling.
   *
   * @param model the model; its parameters are copied
   * @return the predictor
   * @throws NullPointerException if the model is null
   */
  public static Predictor of(Model model) {
    return of(model, ModelScaling.none());
  }

  /**
   * Takes a model and the scaling that it was trained with.
   *
   * @param model the model; its parameters are copied
   * @param scaling the scaling of its inputs and outputs
   * @return the predictor
   * @throws IllegalArgumentException if the scaling has other numbers of columns
   * @throws NullPointerException if an argument is null
   */
  public static Predictor of(Model model, ModelScaling scaling) {
    Settings.present("model", model);
    Settings.present("scaling", scaling);
    scaling.requireFit(model);
    return new Predictor(model, scaling);
  }

  private static SharedForward snapshot(Model model) {
    Model copy = model.copy();
    return new SharedForward(copy, copy.newForward());
  }

  /**
   * Answers by the present parameters of a model from now on. For the thread that trains it, such
   * as in a listener, or when nobody does. An answer that is under way is one by the parameters
   * before.
   *
   * @param model the model that the predictor was made of, or one of its copies
   * @throws IllegalArgumentException if it has other numbers of inputs or outputs
   * @throws NullPointerException if it is null
   */
  public void publish(Model model) {
    Settings.present("model", model);
    if (model.inputs() != inputs || model.outputs() != outputs) {
      throw Unexpected.argument(
          "model", inputs + " -> " + outputs, model.inputs() + " -> " + model.outputs());
    }
    current = snapshot(model);
  }

  /**
   * Answers for one sample.
   *
   * @param x the inputs, {@code [inputs]}, not scaled; not written
   * @return the outputs in the units of the targets, {@code [outputs]}
   * @throws IllegalArgumentException if x has another length
   * @throws NullPointerException if x is null
   */
  public float[] predict(float[] x) {
    Arguments.length("x", x, inputs, "inputs");
    return predict(x, 1);
  }

  /**
   * Answers for n samples, each bit as for one.
   *
   * @param x the inputs, row-major {@code [n][inputs]}, not scaled; not written
   * @param n the number of samples, at least 1
   * @return the outputs in the units of the targets, row-major {@code [n][outputs]}
   * @throws IllegalArgumentException if n is less than 1 or x has fewer rows
   * @throws NullPointerException if x is null
   */
  public float[] predict(float[] x, int n) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, inputs, "inputs");
    float[] scaled = x;
    if (scaling.hasInputs()) {
      scaled = new float[n * inputs];
      System.arraycopy(x, 0, scaled, 0, scaled.length);
      scaling.applyToInputs(scaled, n);
    }
    float[] y = new float[Sizes.product("samples", n, "outputs", outputs)];
    current.predict(scaled, y, n);
    scaling.invertOutputs(y, n);
    return y;
  }
}
