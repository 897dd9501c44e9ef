package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.internal.Settings;

/**
 * The mean loss of samples in memory, by their weights if they have any. The mean over several sets
 * of samples is that of their objectives by {@link #weight}:
 *
 * <pre>{@code
 * SampleObjective part = new SampleObjective(model, data);
 * double loss = part.gradient(parameters, g);
 * sum += part.weight() * loss;
 * }</pre>
 *
 * <p>The samples are evaluated in blocks, as a {@link Trainer} evaluates them, and by the whole
 * network: dropout leaves nothing out. After construction no call allocates, but for the first. For
 * one thread.
 */
public final class SampleObjective implements Objective {
  private static final int BLOCK = 256;

  private final BlockTask loss = new BlockTask();
  private final float[] own;
  private final Dataset data;
  private final BatchEvaluator evaluator;

  /**
   * Makes the objective of some samples.
   *
   * @param model the model; {@link #gradient} and {@link #loss} write the parameters that they are
   *     given into it
   * @param data the samples
   * @throws IllegalArgumentException if there are no samples, or if they do not fit the model or
   *     lack the targets that its loss reads
   * @throws NullPointerException if an argument is null
   */
  public SampleObjective(Model model, Dataset data) {
    this(checked(model, data), data, new BatchEvaluator(model, BLOCK, data.size()));
  }

  SampleObjective(Model model, Dataset data, BatchEvaluator evaluator) {
    this.own = model.parameters();
    this.data = data;
    this.evaluator = evaluator;
  }

  private static Model checked(Model model, Dataset data) {
    Settings.present("model", model);
    Trainer.fits("data", model, data);
    return model;
  }

  /**
   * Computes the mean loss and its gradient.
   *
   * @param parameters all parameters of the model, {@code [parameters]}, which may be the model's
   * @param g receives the gradient, {@code [parameters]}
   * @return the loss
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   */
  @Override
  public double gradient(float[] parameters, float[] g) {
    Arguments.length("parameters", parameters, own.length, "parameters");
    Arguments.length("g", g, own.length, "parameters");
    take(parameters);
    return evaluator.gradient(data, null, 0, data.size(), g);
  }

  /**
   * Computes the mean loss alone.
   *
   * @param parameters all parameters of the model, {@code [parameters]}, which may be the model's
   * @return the loss
   * @throws IllegalArgumentException if the array has another length
   * @throws NullPointerException if it is null
   */
  public double loss(float[] parameters) {
    Arguments.length("parameters", parameters, own.length, "parameters");
    take(parameters);
    return evaluator.loss(loss, data);
  }

  private void take(float[] parameters) {
    if (parameters != own) {
      System.arraycopy(parameters, 0, own, 0, own.length);
    }
  }

  /**
   * For how much the samples count.
   *
   * @return their number, or the sum of their weights
   */
  public double weight() {
    return data.totalWeight(null, 0, data.size());
  }
}
