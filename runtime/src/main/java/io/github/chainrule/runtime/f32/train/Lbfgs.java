package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.PowerOfTwo;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.StopReason;

/**
 * Fits a small network with all samples at once by the quasi-Newton method L-BFGS, with a line
 * search for the strong Wolfe conditions.
 *
 * <pre>{@code
 * SolverResult result = new Lbfgs().withIterations(500).fit(model, data);
 * }</pre>
 *
 * <p>Directions and steps are computed in double, losses and gradients by the network. As with a
 * {@link Trainer}, the number of threads changes no bit. The learning rate that listeners see is
 * the length of the step as a multiple of the direction.
 */
public final class Lbfgs extends Solver<Lbfgs> {
  private static final double SMALL = 1e-100;
  private static final double LARGE = 1e100;

  private int memory = 10;
  private int threads = 1;
  private int blockSize = 256;
  private Regularization regularization = Regularization.none();

  /** The defaults: 100 iterations, a memory of 10 steps, and 1e-6 as the least gradient. */
  public Lbfgs() {
    super(1e-6);
  }

  private Lbfgs(Lbfgs other) {
    super(other);
    memory = other.memory;
    threads = other.threads;
    blockSize = other.blockSize;
    regularization = other.regularization;
  }

  @Override
  Lbfgs copy() {
    return new Lbfgs(this);
  }

  /**
   * Sets how many steps the method remembers.
   *
   * @param memory the number of steps, at least 1; each takes 16 bytes a parameter
   * @return the changed copy
   * @throws IllegalArgumentException if it is less than 1
   */
  @CheckReturnValue
  public Lbfgs withMemory(int memory) {
    Settings.atLeast("memory", memory, 1);
    Lbfgs copy = new Lbfgs(this);
    copy.memory = memory;
    return copy;
  }

  /**
   * Sets the penalties; a decay apart from the objective has no place here and is ignored.
   *
   * @param regularization the penalties
   * @return the changed copy
   * @throws NullPointerException if it is null
   */
  @CheckReturnValue
  public Lbfgs withRegularization(Regularization regularization) {
    Settings.present("regularization", regularization);
    Lbfgs copy = new Lbfgs(this);
    copy.regularization = regularization;
    return copy;
  }

  /**
   * Sets the number of threads, that of the caller included.
   *
   * @param threads the number of threads, at least 1
   * @return the changed copy
   * @throws IllegalArgumentException if it is less than 1
   */
  @CheckReturnValue
  public Lbfgs withThreads(int threads) {
    Settings.atLeast("threads", threads, 1);
    Lbfgs copy = new Lbfgs(this);
    copy.threads = threads;
    return copy;
  }

  /**
   * Sets the number of samples that a thread takes at once, as {@link TrainerBuilder#blockSize};
   * 256 if this is not called.
   *
   * @param blockSize the number of samples, at least 1
   * @return the changed copy
   * @throws IllegalArgumentException if it is less than 1
   */
  @CheckReturnValue
  public Lbfgs withBlockSize(int blockSize) {
    Settings.atLeast("blockSize", blockSize, 1);
    Lbfgs copy = new Lbfgs(this);
    copy.blockSize = blockSize;
    return copy;
  }

  /**
   * Fits a model from its present parameters on.
   *
   * @param model the model; its parameters are written
   * @param data the samples
   * @return how it ended
   * @throws IllegalArgumentException if there are no samples, if they do not fit the model or lack
   *     the targets that its loss reads, or if a frozen layer is none of the model
   * @throws DivergenceException if loss or gradient are not finite at the start; the parameters are
   *     then as they were
   * @throws NullPointerException if an argument is null
   */
  @Override
  public SolverResult fit(Model model, Dataset data) {
    Settings.present("model", model);
    Trainer.fits("data", model, data);
    BatchEvaluator evaluator = new ParallelEvaluator(model, threads, blockSize, data.size());
    try {
      return fit(model, new SampleObjective(model, data, evaluator), data.size());
    } catch (DivergenceException e) {
      throw NonFinite.explained(e, data);
    } finally {
      evaluator.close();
    }
  }

  /**
   * Fits a model from its present parameters on to an objective that comes from elsewhere, such as
   * the mean loss of samples on several machines. Threads and blocks are then the objective's own
   * matter, and the samples per second that listeners see are 0.
   *
   * @param model the model; its parameters are written, and handed to the objective
   * @param objective the mean loss, to which the penalties are added here; its exceptions end the
   *     fit, with the parameters of the last iteration
   * @return how it ended
   * @throws IllegalArgumentException if a frozen layer is none of the model
   * @throws DivergenceException if loss or gradient are not finite at the start; the parameters are
   *     then as they were
   * @throws NullPointerException if an argument is null
   */
  public SolverResult fit(Model model, Objective objective) {
    Settings.present("model", model);
    Settings.present("objective", objective);
    return fit(model, objective, 0);
  }

  private SolverResult fit(Model model, Objective objective, int samples) {
    return minimize(
        new PenalizedObjective(model, objective, regularization, frozen),
        new SolverLog(iterations, samples, listeners));
  }

  private SolverResult minimize(PenalizedObjective objective, SolverLog log) {
    double[] x = new double[objective.size()];
    objective.read(x);
    boolean ended = false;
    try {
      SolverResult result = minimize(objective, log, x);
      ended = true;
      return result;
    } finally {
      if (!ended) {
        objective.write(x);
      }
    }
  }

  /** Moves x from one lower point to the next; the parameters may be elsewhere meanwhile. */
  private SolverResult minimize(PenalizedObjective objective, SolverLog log, double[] x) {
    double[] g = new double[x.length];
    double[] d = new double[x.length];
    LimitedMemory history = new LimitedMemory(memory, x.length);
    LineSearch search = new LineSearch(objective);
    double value = objective.value(g);
    double loss = objective.loss();
    requireFinite(value, g);
    double scale = scale(Norm.of(g));
    objective.scale(scale);
    if (scale != 1) {
      value = objective.value(g);
    }
    StopReason reason = null;
    while (reason == null) {
      long begin = System.nanoTime();
      if (Norm.of(g) / scale <= gradientTolerance) {
        reason = StopReason.GRADIENT;
      } else if (log.iterations() == iterations) {
        reason = StopReason.EPOCHS;
      } else if (!step(search, history, x, value, g, d, scale)) {
        objective.write(x);
        reason = StopReason.NO_PROGRESS;
      } else {
        history.add(x, g, search.x, search.g);
        Vectors.copy(search.x, x);
        Vectors.copy(search.g, g);
        value = search.value;
        loss = objective.loss();
        long nanos = System.nanoTime() - begin;
        double norm = Norm.of(g) / scale;
        reason = log.ended(loss, norm, search.step, nanos) ? StopReason.LISTENER : null;
      }
    }
    return log.result(reason, loss);
  }

  /** What products of two gradients are scaled by: 1 where they are in range anyway. */
  private static double scale(double norm) {
    boolean ordinary = norm == 0 || (norm >= SMALL && norm <= LARGE);
    return ordinary ? 1 : PowerOfTwo.reducing(norm);
  }

  /** Searches along the quasi-Newton direction and, where that fails, along the gradient. */
  private static boolean step(
      LineSearch search,
      LimitedMemory history,
      double[] x,
      double value,
      double[] g,
      double[] d,
      double scale) {
    history.direction(g, d);
    if (!history.isEmpty()) {
      if (Vectors.dot(g, d) < 0 && search.search(x, value, g, d, 1)) {
        return true;
      }
      history.clear();
      history.direction(g, d);
    }
    // The whole gradient as it is unscaled, but no further than 1.
    double first = Math.min(1 / scale, 1 / Norm.of(g));
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
