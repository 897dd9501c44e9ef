package io.github.chainrule.samples.android.inference;

import io.github.chainrule.runtime.f32.Forward;

/** Prints the bits of a network's outputs for inputs that are always the same. */
public final class InferenceApp {
  private static final int SAMPLES = 5;

  private InferenceApp() {}

  /**
   * Evaluates the samples one by one and all at once.
   *
   * @param args not read
   */
  public static void main(String[] args) {
    StepDetectorNetwork network = StepDetectorNetwork.create(21);
    float[] x = new float[StepDetectorForward.INPUTS * SAMPLES];
    for (int i = 0; i < x.length; i++) {
      x[i] = i * 0.37f % 2 - 1;
    }
    float[] sample = new float[StepDetectorForward.INPUTS];
    for (int k = 0; k < SAMPLES; k++) {
      System.arraycopy(x, k * sample.length, sample, 0, sample.length);
      print(network.predict(sample));
    }
    float[] y = new float[StepDetectorForward.OUTPUTS * SAMPLES];
    Forward forward = network.newForward();
    forward.forward(x, y, SAMPLES);
    print(y);
  }

  private static void print(float[] values) {
    for (float value : values) {
      System.out.println(Integer.toHexString(Float.floatToIntBits(value)));
    }
  }
}
