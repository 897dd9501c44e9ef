package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Initializer;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.internal.JacobianRows;
import java.util.ArrayList;
import java.util.List;

/**
 * A dense network with squared error for tests of training: hidden layers of one activation, an
 * output without, evaluators with their own workspace that do not allocate, as generated ones.
 */
final class TestNetwork implements Model {
  private final List<Layer> layers = new ArrayList<>();
  private final String activation;
  private final float[] parameters;
  private ModelLoss loss = ModelLoss.of("SQUARED_ERROR", true);
  private int batchGradientsLeft = Integer.MAX_VALUE;
  private Runnable evaluated = () -> {};

  TestNetwork(String activation, long seed, int... widths) {
    this.activation = activation;
    int offset = 0;
    for (int l = 1; l < widths.length; l++) {
      int bias = offset + widths[l - 1] * widths[l];
      boolean last = l == widths.length - 1;
      layers.add(
          new DenseLayer(
              last ? "output" : "hidden" + l,
              last ? "IDENTITY" : activation,
              widths[l - 1],
              widths[l],
              true,
              offset,
              bias));
      offset = bias + widths[l];
    }
    parameters = new float[offset];
    Initializer initializer = new Initializer(seed);
    for (Layer layer : layers) {
      initializer.glorotUniform(parameters, layer.weightsOffset(), layer.inputs(), layer.units());
    }
  }

  /** After some more gradients every one comes out as not a number. */
  TestNetwork failingAfter(int gradients) {
    batchGradientsLeft = gradients;
    return this;
  }

  /** Before each loss, gradient or output of some samples something else happens. */
  TestNetwork before(Runnable event) {
    evaluated = event;
    return this;
  }

  @Override
  public int inputs() {
    return layers.get(0).inputs();
  }

  @Override
  public int outputs() {
    return layers.get(layers.size() - 1).units();
  }

  @Override
  public float[] parameters() {
    return parameters;
  }

  @Override
  public List<Layer> layers() {
    return layers;
  }

  /** Says that it has another loss, by which it computes all the same. */
  TestNetwork saying(ModelLoss other) {
    loss = other;
    return this;
  }

  @Override
  public ModelLoss loss() {
    return loss;
  }

  @Override
  public Forward newForward() {
    return new Evaluator();
  }

  @Override
  public Backprop newBackprop() {
    return new Evaluator();
  }

  @Override
  public Jacobian newJacobian() {
    return new Evaluator();
  }

  @Override
  public float[] predict(float[] x) {
    float[] y = new float[outputs()];
    newForward().forward(x, y);
    return y;
  }

  @Override
  public TestNetwork copy() {
    int[] widths = new int[layers.size() + 1];
    widths[0] = inputs();
    for (int l = 1; l < widths.length; l++) {
      widths[l] = layers.get(l - 1).units();
    }
    TestNetwork copy = new TestNetwork(activation, 0, widths);
    System.arraycopy(parameters, 0, copy.parameters, 0, parameters.length);
    return copy;
  }

  private final class Evaluator implements Forward, Backprop, Jacobian {
    private final int depth = layers.size();
    private final float[][] h = new float[depth + 1][];
    private final float[][] delta = new float[depth + 1][];
    private final float[] x1 = new float[TestNetwork.this.inputs()];
    private final float[] e1 = new float[outputs()];
    private final float[] dx1 = new float[TestNetwork.this.inputs()];
    private final float[] g1 = new float[parameters.length];

    Evaluator() {
      h[0] = new float[TestNetwork.this.inputs()];
      delta[0] = new float[TestNetwork.this.inputs()];
      for (int l = 1; l <= depth; l++) {
        h[l] = new float[layers.get(l - 1).units()];
        delta[l] = new float[h[l].length];
      }
    }

    private void run(float[] x, int at) {
      System.arraycopy(x, at, h[0], 0, h[0].length);
      for (int l = 1; l <= depth; l++) {
        Layer layer = layers.get(l - 1);
        for (int j = 0; j < h[l].length; j++) {
          float sum = parameters[layer.biasOffset() + j];
          for (int i = 0; i < h[l - 1].length; i++) {
            sum += parameters[layer.weightsOffset() + i * h[l].length + j] * h[l - 1][i];
          }
          h[l][j] = l == depth ? sum : value(sum);
        }
      }
    }

    private float value(float v) {
      return switch (activation) {
        case "TANH" -> Elementary.tanh(v);
        case "SIGMOID" -> Elementary.sigmoid(v);
        default -> Math.max(0f, v);
      };
    }

    private float slope(float y) {
      return switch (activation) {
        case "TANH" -> 1f - y * y;
        case "SIGMOID" -> y * (1f - y);
        default -> y > 0f ? 1f : 0f;
      };
    }

    @Override
    public float steepness(int layer, float v, float y) {
      boolean sigmoid = activation.equals("SIGMOID");
      return layer == depth - 1 ? 1f : sigmoid ? 4f * slope(y) : slope(y);
    }

    /**
     * Adds the derivatives of one sample to g, after {@link #run}, from those in the last delta.
     */
    private void back(float[] g) {
      for (int l = depth; l >= 1; l--) {
        Layer layer = layers.get(l - 1);
        int units = h[l].length;
        for (int i = 0; i < h[l - 1].length; i++) {
          float sum = 0f;
          for (int j = 0; j < units; j++) {
            int w = layer.weightsOffset() + i * units + j;
            g[w] += delta[l][j] * h[l - 1][i];
            sum += delta[l][j] * parameters[w];
          }
          delta[l - 1][i] = l == 1 ? sum : sum * slope(h[l - 1][i]);
        }
        for (int j = 0; j < units; j++) {
          g[layer.biasOffset() + j] += delta[l][j];
        }
      }
    }

    private double sample(float[] x, float[] t, int row, float[] g) {
      run(x, row * h[0].length);
      double loss = 0;
      int outputs = h[depth].length;
      for (int k = 0; k < outputs; k++) {
        float d = h[depth][k] - (t == null ? 0f : t[row * outputs + k]);
        delta[depth][k] = d;
        loss += 0.5 * d * d;
      }
      if (g != null) {
        back(g);
      }
      return loss;
    }

    @Override
    public double loss(float[] x, float[] t) {
      return loss(x, t, 1);
    }

    @Override
    public double loss(float[] x, float[] t, int n) {
      evaluated.run();
      double sum = 0;
      for (int row = 0; row < n; row++) {
        sum += sample(x, t, row, null);
      }
      return sum / n;
    }

    @Override
    public double gradient(float[] x, float[] t, float[] g) {
      return gradient(x, t, 1, g);
    }

    @Override
    public double gradient(float[] x, float[] t, float[] g, float[] dx) {
      return gradient(x, t, 1, g, dx);
    }

    @Override
    public double gradient(float[] x, float[] t, int n, float[] g) {
      return gradient(x, t, n, g, null);
    }

    @Override
    public double gradient(float[] x, float[] t, int n, float[] given, float[] dx) {
      evaluated.run();
      float[] g = given == null ? g1 : given;
      zero(g);
      double sum = 0;
      for (int row = 0; row < n; row++) {
        sum += sample(x, t, row, g);
        writeRow(dx, row);
      }
      for (int k = 0; k < g.length; k++) {
        g[k] /= n;
      }
      return batchGradientsLeft-- > 0 ? sum / n : Double.NaN;
    }

    private void writeRow(float[] dx, int row) {
      if (dx != null) {
        System.arraycopy(delta[0], 0, dx, row * dx1.length, dx1.length);
      }
    }

    private void zero(float[] a) {
      for (int k = 0; k < a.length; k++) {
        a[k] = 0f;
      }
    }

    @Override
    public void backward(float[] x, float[] e, float[] g, float[] dx) {
      backward(x, e, 1, g, dx);
    }

    @Override
    public void backward(float[] x, float[] e, int n, float[] given, float[] dx) {
      float[] g = given == null ? g1 : given;
      zero(g);
      for (int row = 0; row < n; row++) {
        run(x, row * h[0].length);
        System.arraycopy(e, row * e1.length, delta[depth], 0, e1.length);
        back(g);
        writeRow(dx, row);
      }
    }

    @Override
    public void vjp(float[] x, float[] e, float[] dx) {
      backward(x, e, 1, null, dx);
    }

    @Override
    public void vjp(float[] x, float[] e, int n, float[] dx) {
      backward(x, e, n, null, dx);
    }

    @Override
    public void forward(float[] x, float[] y) {
      forward(x, y, 1);
    }

    @Override
    public void forward(float[] x, float[] y, int n) {
      evaluated.run();
      for (int row = 0; row < n; row++) {
        run(x, row * h[0].length);
        System.arraycopy(h[depth], 0, y, row * e1.length, e1.length);
      }
    }

    @Override
    public void activations(float[] x, float[] a) {
      run(x, 0);
      int at = 0;
      for (int l = 1; l <= depth; l++) {
        System.arraycopy(h[l], 0, a, at, h[l].length);
        at += h[l].length;
      }
    }

    @Override
    public void inputs(float[] x, float[] j) {
      for (int k = 0; k < e1.length; k++) {
        unit(k);
        backward(x, e1, g1, dx1);
        System.arraycopy(dx1, 0, j, k * dx1.length, dx1.length);
      }
    }

    @Override
    public void parameters(float[] x, float[] j) {
      System.arraycopy(x, 0, x1, 0, x1.length);
      for (int k = 0; k < e1.length; k++) {
        unit(k);
        backward(x1, e1, g1, dx1);
        System.arraycopy(g1, 0, j, k * g1.length, g1.length);
      }
    }

    @Override
    public void inputs(float[] x, int n, float[] j) {
      new JacobianRows(this, x1.length, e1.length).inputs(x, n, j);
    }

    @Override
    public void parameters(float[] x, int n, float[] j) {
      new JacobianRows(this, x1.length, e1.length).parameters(x, n, g1.length, j);
    }

    @Override
    public void jvp(float[] x, float[] v, float[] dy) {
      float[] j = new float[e1.length * x1.length];
      inputs(x, j);
      for (int k = 0; k < dy.length; k++) {
        dy[k] = 0f;
        for (int i = 0; i < v.length; i++) {
          dy[k] += j[k * v.length + i] * v[i];
        }
      }
    }

    @Override
    public void jvp(float[] x, float[] v, int n, float[] dy) {
      new JacobianRows(this, x1.length, e1.length).jvp(x, v, n, dy);
    }

    private void unit(int k) {
      zero(e1);
      e1[k] = 1f;
    }
  }
}
