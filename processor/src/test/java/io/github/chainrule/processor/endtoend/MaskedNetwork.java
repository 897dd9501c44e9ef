package io.github.chainrule.processor.endtoend;

import io.github.chainrule.runtime.f32.DropoutModel;
import io.github.chainrule.runtime.f32.Training;
import java.util.Arrays;

/** What trains a network that values are left out of, in either precision. */
interface MaskedNetwork {

  double[] forward(double[] x, int n, double[] m);

  Derivatives gradient(double[] x, double[] t, int n, double[] m);

  Derivatives gradient(double[] x, double[] t, int n, long seed);

  Derivatives backward(double[] x, double[] e, int n, double[] m);

  /** The masks that are drawn of a seed. */
  double[] masks(long seed, int n);

  static MaskedNetwork of(EvaluatedNetwork network) {
    return network instanceof FloatNetwork single
        ? new InFloat((DropoutModel) single.model())
        : new InDouble(
            (io.github.chainrule.runtime.f64.DropoutModel) ((DoubleNetwork) network).model());
  }

  /** Of precision FLOAT. */
  final class InFloat implements MaskedNetwork {
    private final DropoutModel model;
    private final Training training;

    InFloat(DropoutModel model) {
      this.model = model;
      this.training = model.newTraining();
    }

    private static float[] unwritten(int length) {
      float[] values = new float[length];
      Arrays.fill(values, Float.NaN);
      return values;
    }

    private static double[] doubles(float[] values) {
      double[] doubles = new double[values.length];
      Arrays.setAll(doubles, index -> values[index]);
      return doubles;
    }

    @Override
    public double[] forward(double[] x, int n, double[] m) {
      float[] y = unwritten(n * model.outputs());
      training.forward(FloatNetwork.floats(x), y, n, FloatNetwork.floats(m));
      return doubles(y);
    }

    @Override
    public Derivatives gradient(double[] x, double[] t, int n, double[] m) {
      float[] g = unwritten(model.parameters().length);
      double loss =
          training.gradient(
              FloatNetwork.floats(x), FloatNetwork.floats(t), n, FloatNetwork.floats(m), g);
      return new Derivatives(loss, doubles(g), null);
    }

    @Override
    public Derivatives gradient(double[] x, double[] t, int n, long seed) {
      float[] g = unwritten(model.parameters().length);
      double loss = training.gradient(FloatNetwork.floats(x), FloatNetwork.floats(t), n, seed, g);
      return new Derivatives(loss, doubles(g), null);
    }

    @Override
    public Derivatives backward(double[] x, double[] e, int n, double[] m) {
      float[] g = unwritten(model.parameters().length);
      float[] dx = unwritten(n * model.inputs());
      training.backward(
          FloatNetwork.floats(x), FloatNetwork.floats(e), n, FloatNetwork.floats(m), g, dx);
      return new Derivatives(Double.NaN, doubles(g), doubles(dx));
    }

    @Override
    public double[] masks(long seed, int n) {
      return Arrays.copyOf(doubles(training.masks().draw(seed, n)), n * training.masks().size());
    }
  }

  /** Of precision DOUBLE. */
  final class InDouble implements MaskedNetwork {
    private final io.github.chainrule.runtime.f64.DropoutModel model;
    private final io.github.chainrule.runtime.f64.Training training;

    InDouble(io.github.chainrule.runtime.f64.DropoutModel model) {
      this.model = model;
      this.training = model.newTraining();
    }

    private static double[] unwritten(int length) {
      double[] values = new double[length];
      Arrays.fill(values, Double.NaN);
      return values;
    }

    @Override
    public double[] forward(double[] x, int n, double[] m) {
      double[] y = unwritten(n * model.outputs());
      training.forward(x, y, n, m);
      return y;
    }

    @Override
    public Derivatives gradient(double[] x, double[] t, int n, double[] m) {
      double[] g = unwritten(model.parameters().length);
      return new Derivatives(training.gradient(x, t, n, m, g), g, null);
    }

    @Override
    public Derivatives gradient(double[] x, double[] t, int n, long seed) {
      double[] g = unwritten(model.parameters().length);
      return new Derivatives(training.gradient(x, t, n, seed, g), g, null);
    }

    @Override
    public Derivatives backward(double[] x, double[] e, int n, double[] m) {
      double[] g = unwritten(model.parameters().length);
      double[] dx = unwritten(n * model.inputs());
      training.backward(x, e, n, m, g, dx);
      return new Derivatives(Double.NaN, g, dx);
    }

    @Override
    public double[] masks(long seed, int n) {
      return Arrays.copyOf(training.masks().draw(seed, n), n * training.masks().size());
    }
  }
}
