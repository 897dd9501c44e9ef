package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;

/** A dense layer of one vector. */
final class NaiveDense extends NaiveLayer {
  private final NaiveWeights p;
  private final NaiveValue source;

  NaiveDense(Layer layout, float[] parameters, NaiveValue source) {
    super(layout);
    p = new NaiveWeights(layout, parameters);
    this.source = source;
  }

  @Override
  void compute() {
    float[] x = source.y;
    for (int j = 0; j < y.length; j++) {
      float sum = p.biases[j];
      for (int i = 0; i < x.length; i++) {
        sum += p.weights[j][i] * x[i];
      }
      y[j] = sum;
    }
  }

  @Override
  void propagate(float[] delta) {
    float[] x = source.y;
    for (int j = 0; j < delta.length; j++) {
      for (int i = 0; i < x.length; i++) {
        p.weightGradient[j][i] += delta[j] * x[i];
        source.e[i] += delta[j] * p.weights[j][i];
      }
      p.biasGradient[j] += delta[j];
    }
  }

  @Override
  void step(float rate) {
    p.step(rate);
  }

  @Override
  void copyTo(float[] parameters) {
    p.copyTo(parameters);
  }
}
