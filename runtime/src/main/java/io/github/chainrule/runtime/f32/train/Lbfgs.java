package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.Settings;
import io.github.chainrule.runtime.train.StopReason;
import io.github.chainrule.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a small network with all samples at once by the quasi-Newton method L-BFGS, with a line
 * search for the strong Wolfe conditions.
 *
 * <pre>{@code
 * SolverResult result = new Lbfgs().iterations(500).fit(model, data);
 * }</pre>
 *
 * <p>Directions and steps are computed in double, losses and gradients by the network. The value of
 * the objective never rises from one iteration to the next. As with a {@link Trainer}, the number
 * of threads changes no bit. Immutable: each setter returns a changed copy. A fit allocates nothing
 * from one iteration to the next.
 */
public final class Lbfgs {
  private int iterations = 100;
  private int memory = 10;
  private double gradientTolerance = 1e-6;
  private int threads = 1;
  private int blockSize = 256;
  private Regularization regularization = Regularization.none();
  private String[] frozen = {};
  private final List<TrainingListener> listeners = new ArrayList<>();

  /** The defaults: 100 iterations, a memory of 10 steps, and 1e-6 as the least gradient. */
  public Lbfgs() {}

  private Lbfgs(Lbfgs other) {
    iterations = other.iterations;
    memory = other.memory;
    gradientTolerance = other.gradientTolerance;
    threads = other.threads;
    blockSize = other.blockSize;
    regularization = other.regularization;
    frozen = other.frozen;
    listeners.addAll(other.listeners);
  }

  /**
   * Sets the number of iterations.
   *
   * @param iterations how many line searches there are at most, at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public Lbfgs iterations(int iterations) {
    Settings.atLeast("iterations", iterations, 0);
    Lbfgs copy = new Lbfgs(this);
    copy.iterations = iterations;
    return copy;
  }

  /**
   * Sets how many steps the method remembers.
   *
   * @param memory the number of steps, at least 1; each takes 16 bytes a parameter
   * @return the changed copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public Lbfgs memory(int memory) {
    Settings.atLeast("memory", memory, 1);
    Lbfgs copy = new Lbfgs(this);
    copy.memory = memory;
    return copy;
  }

  /**
   * Sets where the fit ends.
   *
   * @param tolerance the norm of the objective's gradient to end at, at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public Lbfgs gradientTolerance(double tolerance) {
    Settings.notNegative("gradientTolerance", tolerance);
    Lbfgs copy = new Lbfgs(this);
    copy.gradientTolerance = tolerance;
    return copy;
  }

  /**
   * Sets the penalties; a decay apart from the objective has no place here and is ignored.
   *
   * @param regularization the penalties
   * @return the changed copy
   * @throws NullPointerException if it is null
   */
  public Lbfgs regularization(Regularization regularization) {
    Settings.present("regularization", regularization);
    Lbfgs copy = new Lbfgs(this);
    copy.regularization = regularization;
    return copy;
  }

  /**
   * Keeps the parameters of layers as they are.
   *
   * @param layers the names of the layers
   * @return the changed copy
   */
  public Lbfgs freeze(String... layers) {
    Lbfgs copy = new Lbfgs(this);
    copy.frozen = layers.clone();
    return copy;
  }

  /**
   * Sets the number of threads, that of the caller included.
   *
   * @param threads the number of threads, at least 1
   * @return the changed copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public Lbfgs threads(int threads) {
    Settings.atLeast("threads", threads, 1);
    Lbfgs copy = new Lbfgs(this);
    copy.threads = threads;
    return copy;
  }

  /**
   * Sets the number of samples that a thread takes at once, as {@link TrainerBuilder#blockSize}.
   *
   * @param blockSize the number of samples, at least 1
   * @return the changed copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public Lbfgs blockSize(int blockSize) {
    Settings.atLeast("blockSize", blockSize, 1);
    Lbfgs copy = new Lbfgs(this);
    copy.blockSize = blockSize;
    return copy;
  }

  /**
   * Adds a listener; an iteration is an epoch of one batch.
   *
   * @param listener the listener
   * @return the changed copy
   * @throws NullPointerException if it is null
   */
  public Lbfgs listener(TrainingListener listener) {
    Settings.present("listener", listener);
    Lbfgs copy = new Lbfgs(this);
    copy.listeners.add(listener);
    return copy;
  }

  /**
   * Fits a model from its present parameters on.
   *
   * @param model the model; its parameters are written
   * @param data the samples
   * @return how it ended
   * @throws IllegalArgumentException if there are no samples or they do not fit the model, or if a
   *     frozen layer is none of the model
   * @throws DivergenceException if loss or gradient are not finite at the start; the parameters are
   *     then as they were
   * @throws NullPointerException if an argument is null, or if the loss needs targets and there are
   *     none
   */
  public SolverResult fit(Model model, Dataset data) {
    Settings.present("model", model);
    Trainer.fits("data", model, data);
    BatchEvaluator evaluator = new BatchEvaluator(model, threads, blockSize);
    try {
      Objective objective = new Objective(model, data, regularization, frozen, evaluator);
      return minimize(objective, new SolverLog(iterations, data.size(), listeners));
    } finally {
      evaluator.close();
    }
  }

  private SolverResult minimize(Objective objective, SolverLog log) {
    double[] x = new double[objective.size()];
    double[] g = new double[x.length];
    double[] d = new double[x.length];
    LimitedMemory history = new LimitedMemory(memory, x.length);
    LineSearch search = new LineSearch(objective);
    objective.read(x);
    double value = objective.value(g);
    double loss = objective.loss();
    requireFinite(value, g);
    StopReason reason = null;
    while (reason == null) {
      long begin = System.nanoTime();
      if (Vectors.norm(g) <= gradientTolerance) {
        reason = StopReason.GRADIENT;
      } else if (log.iterations() == iterations) {
        reason = StopReason.EPOCHS;
      } else if (!step(search, history, x, value, g, d)) {
        objective.write(x);
        reason = StopReason.NO_PROGRESS;
      } else {
        history.add(x, g, search.x, search.g);
        Vectors.copy(search.x, x);
        Vectors.copy(search.g, g);
        value = search.value;
        loss = objective.loss();
        long nanos = System.nanoTime() - begin;
        reason = log.ended(loss, Vectors.norm(g), search.step, nanos) ? StopReason.LISTENER : null;
      }
    }
    return log.result(reason, loss);
  }

  /** Searches along the quasi-Newton direction and, where that fails, along the gradient. */
  private static boolean step(
      LineSearch search, LimitedMemory history, double[] x, double value, double[] g, double[] d) {
    history.direction(g, d);
    if (!history.isEmpty()) {
      if (Vectors.dot(g, d) < 0 && search.search(x, value, g, d, 1)) {
        return true;
      }
      history.clear();
      history.direction(g, d);
    }
    double first = Math.min(1, 1 / Vectors.norm(g));
    return search.search(x, value, g, d, first);
  }

  private static void requireFinite(double value, double[] g) {
    if (!Vectors.finite(value)) {
      throw new DivergenceException(1, 1, "the loss is " + value);
    }
    for (double derivative : g) {
      if (!Vectors.finite(derivative)) {
        throw new DivergenceException(1, 1, "the gradient is " + derivative);
      }
    }
  }
}
