package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.train.Regularization;
import java.util.List;

/**
 * Changes the parameters of a model by its gradients, for those who write the training loop by
 * hand:
 *
 * <pre>{@code
 * Backprop backprop = model.newBackprop();
 * Updater updater = UpdateRule.of(new Adam(0.01)).withClipNorm(1).newUpdater(model);
 * float[] g = new float[model.parameters().length];
 * for (int step = 0; step < 1000; step++) {
 *   double loss = backprop.gradient(x, t, n, g);
 *   updater.step(g, loss);
 * }
 * }</pre>
 *
 * <p>Each step adds the penalties to the loss and the gradient, which makes the objective Q and ∇Q,
 * measures the norm of ∇Q, clips it, lets the weights decay, and lets the optimizer act. Frozen
 * layers have no part in any of it. After construction no call allocates. For one thread.
 */
public final class Updater {
  private final UpdateRule rule;
  private final Optimizer optimizer;
  private final float[] p;
  private final List<Layer> layers;
  private final Span[] trained;
  private final Span[] regularized;
  private final Optimizer.State state;
  private double objective;
  private double rate;

  Updater(UpdateRule rule, Model model) {
    this.rule = rule;
    this.optimizer = rule.optimizer();
    this.p = model.parameters();
    this.layers = model.layers();
    this.trained = Span.of(layers, rule.frozen(), true);
    this.regularized = Span.of(layers, rule.frozen(), rule.regularization().biases());
    this.state = optimizer.newState(p.length);
    Rounded.finite("l1", rule.regularization().l1());
    Rounded.finite("l2", rule.regularization().l2());
  }

  /**
   * Changes the parameters.
   *
   * @param g the gradient of the mean loss, {@code [parameters]}; overwritten by that of the
   *     objective, clipped
   * @param loss the mean loss that the gradient belongs to; only {@link Rprop} reads it
   * @return the norm of the objective's gradient before it was clipped
   * @throws IllegalArgumentException if g has another length, or if the learning rate of the step
   *     is negative or no finite float; the parameters are then as they were
   * @throws NullPointerException if g is null
   */
  public double step(float[] g, double loss) {
    Arguments.length("g", g, p.length, "parameters");
    double norm = objective(g, loss);
    double next = nextRate();
    Rounded.finite("learning rate", next);
    apply(g, norm, next);
    return norm;
  }

  /**
   * What the optimizer remembers.
   *
   * @return the live state; {@link Optimizer.State#copy} keeps it, {@link Optimizer.State#set} puts
   *     it back
   */
  public Optimizer.State state() {
    return state;
  }

  /**
   * The learning rate of the last step.
   *
   * @return the rate, after the schedule; before the first step 0
   */
  public double rate() {
    return rate;
  }

  /** Turns loss and gradient into those of the objective and returns the norm of the latter. */
  double objective(float[] g, double loss) {
    objective = loss + penalty(g);
    return Norm.of(g, trained);
  }

  /** The objective that was computed last. */
  double lastObjective() {
    return objective;
  }

  /** The learning rate of the step that comes. */
  double nextRate() {
    return optimizer.learningRate() * rule.schedule().checkedFactor(state.steps());
  }

  /** Takes the step; the gradient is that of the objective. */
  void apply(float[] g, double norm, double newRate) {
    rate = newRate;
    state.advance(objective);
    clip(g, norm);
    if (norm > Real.LARGEST_SQUARED && optimizer.squares()) {
      clamp(g, Real.LARGEST_SQUARED);
    }
    decay();
    for (Span span : trained) {
      optimizer.update(state, p, g, span.from, span.to, rate);
    }
  }

  /** The ranges that are trained. */
  Span[] trained() {
    return trained;
  }

  /** The name of the layer that a parameter belongs to. */
  String layerOf(int parameter) {
    for (Layer layer : layers) {
      for (ParameterTensor tensor : layer.tensors()) {
        if (tensor.contains(parameter)) {
          return layer.name();
        }
      }
    }
    return "";
  }

  /** Adds the penalty to the gradient and returns it. */
  double penalty(float[] g) {
    Regularization regularization = rule.regularization();
    double sum = 0;
    if (regularization.l1() != 0) {
      sum += regularization.l1() * absolute(g, Real.round(regularization.l1()));
    }
    if (regularization.l2() != 0) {
      sum += 0.5 * regularization.l2() * squared(g, Real.round(regularization.l2()));
    }
    return sum;
  }

  private double absolute(float[] g, float lambda) {
    double sum = 0;
    for (Span span : regularized) {
      for (int k = span.from; k < span.to; k++) {
        g[k] += lambda * Math.signum(p[k]);
        sum += Math.abs(p[k]);
      }
    }
    return sum;
  }

  private double squared(float[] g, float lambda) {
    double sum = 0;
    for (Span span : regularized) {
      for (int k = span.from; k < span.to; k++) {
        g[k] += lambda * p[k];
      }
      sum += span.squares(p);
    }
    return sum;
  }

  private void clip(float[] g, double norm) {
    double left = norm;
    if (rule.clipValue() != 0) {
      clamp(g, Real.round(rule.clipValue()));
      left = Norm.of(g, trained);
    }
    // The small number is PyTorch's.
    double factor = rule.clipNorm() / (left + 1e-6);
    if (rule.clipNorm() == 0 || factor >= 1) {
      return;
    }
    if (Real.round(factor) >= Float.MIN_NORMAL) {
      scale(trained, g, Real.round(factor));
    } else {
      Norm.shorten(g, trained, rule.clipNorm());
    }
  }

  private void clamp(float[] g, float limit) {
    for (Span span : trained) {
      for (int k = span.from; k < span.to; k++) {
        g[k] = Math.max(-limit, Math.min(limit, g[k]));
      }
    }
  }

  private void decay() {
    double lambda = rule.regularization().decay() + optimizer.weightDecay();
    if (lambda != 0) {
      scale(regularized, p, Real.round(1 - rate * lambda));
    }
  }

  private static void scale(Span[] spans, float[] a, float factor) {
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        a[k] *= factor;
      }
    }
  }
}
