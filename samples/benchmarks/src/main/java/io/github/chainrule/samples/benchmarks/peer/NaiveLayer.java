package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.runtime.Layer;

/** A dense layer in plain nested loops over {@code weights[unit][input]}. */
final class NaiveLayer {
  private final Layer layout;
  private final Activation activation;
  private final float[][] weights;
  private final float[] biases;
  private final float[][] weightGradient;
  private final float[] biasGradient;
  private final float[] y;
  private float[] x;

  NaiveLayer(Layer layout, float[] parameters) {
    this.layout = layout;
    activation = Activation.valueOf(layout.activation());
    weights = new float[layout.units()][layout.inputs()];
    biases = new float[layout.units()];
    weightGradient = new float[layout.units()][layout.inputs()];
    biasGradient = new float[layout.units()];
    y = new float[layout.units()];
    for (int j = 0; j < layout.units(); j++) {
      for (int i = 0; i < layout.inputs(); i++) {
        weights[j][i] = parameters[layout.weightsOffset() + i * layout.units() + j];
      }
      biases[j] = parameters[layout.biasOffset() + j];
    }
  }

  float[] forward(float[] x) {
    this.x = x;
    for (int j = 0; j < y.length; j++) {
      float sum = biases[j];
      for (int i = 0; i < x.length; i++) {
        sum += weights[j][i] * x[i];
      }
      y[j] = sum;
    }
    activate();
    return y;
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

  /** From the derivative by the outputs, that by the pre-activations; the last layer has none. */
  float[] delta(float[] e) {
    float[] delta = new float[e.length];
    for (int j = 0; j < e.length; j++) {
      delta[j] =
          switch (activation) {
            case TANH -> e[j] * (1 - y[j] * y[j]);
            case RELU -> y[j] > 0 ? e[j] : 0;
            case SIGMOID -> e[j] * y[j] * (1 - y[j]);
            default -> throw new IllegalStateException("No derivative of " + activation);
          };
    }
    return delta;
  }

  /** Adds to the gradient and returns the derivative by the inputs. */
  float[] backward(float[] delta) {
    float[] e = new float[x.length];
    for (int j = 0; j < delta.length; j++) {
      for (int i = 0; i < x.length; i++) {
        weightGradient[j][i] += delta[j] * x[i];
        e[i] += delta[j] * weights[j][i];
      }
      biasGradient[j] += delta[j];
    }
    return e;
  }

  void step(float rate) {
    for (int j = 0; j < y.length; j++) {
      for (int i = 0; i < weights[j].length; i++) {
        weights[j][i] -= rate * weightGradient[j][i];
        weightGradient[j][i] = 0;
      }
      biases[j] -= rate * biasGradient[j];
      biasGradient[j] = 0;
    }
  }

  int parameterCount() {
    return layout.units() * (layout.inputs() + 1);
  }

  void copyTo(float[] parameters) {
    for (int j = 0; j < layout.units(); j++) {
      for (int i = 0; i < layout.inputs(); i++) {
        parameters[layout.weightsOffset() + i * layout.units() + j] = weights[j][i];
      }
      parameters[layout.biasOffset() + j] = biases[j];
    }
  }
}
