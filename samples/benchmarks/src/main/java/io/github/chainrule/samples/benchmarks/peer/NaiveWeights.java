package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;

/** The weights {@code [unit][input]} and biases of a layer, and their gradient. */
final class NaiveWeights {
  final float[][] weights;
  final float[] biases;
  final float[][] weightGradient;
  final float[] biasGradient;

  private final Layer layout;

  NaiveWeights(Layer layout, float[] parameters) {
    this.layout = layout;
    int units = layout.units();
    int inputs = layout.tensors().get(0).size() / units;
    weights = new float[units][inputs];
    biases = new float[units];
    weightGradient = new float[units][inputs];
    biasGradient = new float[units];
    for (int j = 0; j < units; j++) {
      for (int i = 0; i < inputs; i++) {
        weights[j][i] = parameters[layout.weightsOffset() + i * units + j];
      }
      biases[j] = parameters[layout.biasOffset() + j];
    }
  }

  void step(float rate) {
    for (int j = 0; j < biases.length; j++) {
      for (int i = 0; i < weights[j].length; i++) {
        weights[j][i] -= rate * weightGradient[j][i];
        weightGradient[j][i] = 0;
      }
      biases[j] -= rate * biasGradient[j];
      biasGradient[j] = 0;
    }
  }

  void copyTo(float[] parameters) {
    for (int j = 0; j < biases.length; j++) {
      for (int i = 0; i < weights[j].length; i++) {
        parameters[layout.weightsOffset() + i * biases.length + j] = weights[j][i];
      }
      parameters[layout.biasOffset() + j] = biases[j];
    }
  }
}
