package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.Settings;
import io.github.chainrule.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/**
 * What the second-order methods for small networks have in common: they use all samples at once,
 * the objective never rises from one iteration to the next, and a fit allocates nothing in between.
 *
 * <p>Immutable: each setter returns a changed copy.
 *
 * @param <S> the method itself, which the setters return
 */
public abstract class Solver<S extends Solver<S>> {
  int iterations = 100;
  double gradientTolerance;
  String[] frozen = {};
  final List<TrainingListener> listeners = new ArrayList<>();

  Solver(double gradientTolerance) {
    this.gradientTolerance = gradientTolerance;
  }

  Solver(Solver<S> other) {
    iterations = other.iterations;
    gradientTolerance = other.gradientTolerance;
    frozen = other.frozen;
    listeners.addAll(other.listeners);
  }

  abstract S copy();

  /**
   * Sets the number of iterations.
   *
   * @param iterations how many steps there are at most, at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public final S iterations(int iterations) {
    Settings.atLeast("iterations", iterations, 0);
    S copy = copy();
    copy.iterations = iterations;
    return copy;
  }

  /**
   * Sets where the fit ends.
   *
   * @param tolerance the norm of the objective's gradient to end at, at least 0; the objective is
   *     the mean loss plus penalties
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public final S gradientTolerance(double tolerance) {
    Settings.notNegative("gradientTolerance", tolerance);
    S copy = copy();
    copy.gradientTolerance = tolerance;
    return copy;
  }

  /**
   * Keeps the parameters of layers as they are.
   *
   * @param layers the names of the layers
   * @return the changed copy
   * @throws NullPointerException if a name is null
   */
  public final S freeze(String... layers) {
    Settings.allPresent("layers", layers);
    S copy = copy();
    copy.frozen = layers.clone();
    return copy;
  }

  /**
   * Adds a listener; an iteration is an epoch of one batch.
   *
   * @param listener the listener
   * @return the changed copy
   * @throws NullPointerException if it is null
   */
  public final S listener(TrainingListener listener) {
    Settings.present("listener", listener);
    S copy = copy();
    copy.listeners.add(listener);
    return copy;
  }

  /**
   * Fits a model from its present parameters on.
   *
   * @param model the model; its parameters are written
   * @param data the samples
   * @return how it ended
   * @throws IllegalArgumentException if there are no samples, if they do not fit the model or lack
   *     the targets that its loss reads, if the method is not for them or for the model's loss, or
   *     if a frozen layer is none of the model; nothing has changed then
   * @throws DivergenceException if something is not a finite number; the parameters are those of
   *     the last finite state
   * @throws NullPointerException if an argument is null
   */
  public abstract SolverResult fit(Model model, Dataset data);
}
