package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;

/** γ (x − μ) / √(σ² + ε) + β at each position, μ and σ² over the channels. */
final class NaiveNorm extends NaiveLayer {
  private static final float EPSILON = 1e-5f;

  private final NaiveValue source;
  private final int offset;
  private final float[] scale;
  private final float[] shift;
  private final float[] scaleGradient;
  private final float[] shiftGradient;
  private final float[] normalised;
  private final float[] deviations;

  NaiveNorm(Layer layout, float[] parameters, NaiveValue source) {
    super(layout);
    this.source = source;
    int channels = channels();
    // β follows γ.
    offset = layout.tensors().get(0).offset();
    scale = new float[channels];
    shift = new float[channels];
    System.arraycopy(parameters, offset, scale, 0, channels);
    System.arraycopy(parameters, offset + channels, shift, 0, channels);
    scaleGradient = new float[channels];
    shiftGradient = new float[channels];
    normalised = new float[y.length];
    deviations = new float[y.length / channels];
  }

  @Override
  void compute() {
    int channels = channels();
    for (int position = 0; position < deviations.length; position++) {
      int start = position * channels;
      float mean = 0;
      for (int c = 0; c < channels; c++) {
        mean += source.y[start + c];
      }
      mean /= channels;
      float variance = 0;
      for (int c = 0; c < channels; c++) {
        variance += (source.y[start + c] - mean) * (source.y[start + c] - mean);
      }
      deviations[position] = (float) Math.sqrt(variance / channels + EPSILON);
      for (int c = 0; c < channels; c++) {
        normalised[start + c] = (source.y[start + c] - mean) / deviations[position];
        y[start + c] = scale[c] * normalised[start + c] + shift[c];
      }
    }
  }

  @Override
  void propagate(float[] delta) {
    int channels = channels();
    for (int position = 0; position < deviations.length; position++) {
      int start = position * channels;
      float mean = 0;
      float product = 0;
      for (int c = 0; c < channels; c++) {
        scaleGradient[c] += delta[start + c] * normalised[start + c];
        shiftGradient[c] += delta[start + c];
        mean += delta[start + c] * scale[c] / channels;
        product += delta[start + c] * scale[c] * normalised[start + c] / channels;
      }
      for (int c = 0; c < channels; c++) {
        float centred = delta[start + c] * scale[c] - mean - normalised[start + c] * product;
        source.e[start + c] += centred / deviations[position];
      }
    }
  }

  @Override
  void step(float rate) {
    for (int c = 0; c < scale.length; c++) {
      scale[c] -= rate * scaleGradient[c];
      scaleGradient[c] = 0;
      shift[c] -= rate * shiftGradient[c];
      shiftGradient[c] = 0;
    }
  }

  @Override
  void copyTo(float[] parameters) {
    System.arraycopy(scale, 0, parameters, offset, scale.length);
    System.arraycopy(shift, 0, parameters, offset + scale.length, shift.length);
  }
}
