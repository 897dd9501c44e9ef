package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.runtime.Layer;
import java.util.Arrays;

/** A layer in plain nested loops. */
abstract class NaiveLayer extends NaiveValue {
  private final Activation activation;

  NaiveLayer(Layer layout) {
    super(layout.shape());
    activation = Activation.valueOf(layout.activation());
  }

  NaiveLayer(int[] shape) {
    super(shape);
    activation = Activation.IDENTITY;
  }

  /** Computes what the activation is applied to. */
  abstract void compute();

  /** From the derivative by that, adds to the gradient and to the derivatives by what it reads. */
  abstract void propagate(float[] delta);

  /** Takes a step against the gradient and forgets it. */
  void step(float rate) {}

  /** Copies the layer's parameters to where the compiled network has them. */
  void copyTo(float[] parameters) {}

  void forward() {
    compute();
    activate();
    Arrays.fill(e, 0);
  }

  void backward() {
    float[] delta = new float[e.length];
    for (int j = 0; j < e.length; j++) {
      delta[j] =
          switch (activation) {
            case IDENTITY -> e[j];
            case TANH -> e[j] * (1 - y[j] * y[j]);
            case RELU -> y[j] > 0 ? e[j] : 0;
            case SIGMOID -> e[j] * y[j] * (1 - y[j]);
            default -> throw new IllegalStateException("No derivative of " + activation);
          };
    }
    propagate(delta);
  }

  private void activate() {
    switch (activation) {
      case IDENTITY -> {}
      case TANH -> {
        for (int j = 0; j < y.length; j++) {
          y[j] = (float) Math.tanh(y[j]);
        }
      }
      case RELU -> {
        for (int j = 0; j < y.length; j++) {
          y[j] = Math.max(0f, y[j]);
        }
      }
      case SIGMOID -> {
        for (int j = 0; j < y.length; j++) {
          y[j] = (float) (1 / (1 + Math.exp(-y[j])));
        }
      }
      case SOFTMAX -> softmax();
      default -> throw new IllegalStateException("No plain loop for " + activation);
    }
  }

  private void softmax() {
    float max = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < y.length; j++) {
      max = Math.max(max, y[j]);
    }
    float sum = 0;
    for (int j = 0; j < y.length; j++) {
      y[j] = (float) Math.exp(y[j] - max);
      sum += y[j];
    }
    for (int j = 0; j < y.length; j++) {
      y[j] /= sum;
    }
  }
}
