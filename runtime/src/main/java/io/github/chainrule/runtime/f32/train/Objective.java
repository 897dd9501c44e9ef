package io.github.chainrule.runtime.f32.train;

/**
 * The mean loss of samples as a function of the parameters, for a solver that does not see the
 * samples: they may lie on other machines, each of which evaluates its own by a {@link
 * SampleObjective}. What is computed at the same parameters must have the same bits every time.
 */
public interface Objective {
  /**
   * Computes the mean loss and its gradient, without penalties.
   *
   * @param parameters all parameters of the model, {@code [parameters]}; not to be written
   * @param g receives the gradient, {@code [parameters]}; what belongs to frozen layers is not read
   * @return the loss; one that is not finite counts as infinitely high
   */
  double gradient(float[] parameters, float[] g);
}
