package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import java.util.ArrayList;
import java.util.List;

/**
 * A dense network with squared error, written as plainly as possible: loops over layers, nothing
 * shared, nothing clever. All layers but the last have one activation, the last has none. The
 * target of a null t is 0. Faults can be planted.
 */
final class PlainNetwork implements Model, Forward, Backprop, Jacobian {
  /** The activations, with their derivatives as functions of the pre-activation v and y = φ(v). */
  enum Curve {
    TANH {
      @Override
      float value(float v) {
        return Elementary.tanh(v);
      }

      @Override
      float slope(float v, float y) {
        return 1f - y * y;
      }
    },
    SIGMOID {
      @Override
      float value(float v) {
        return Elementary.sigmoid(v);
      }

      @Override
      float slope(float v, float y) {
        return y * (1f - y);
      }
    },
    SOFTPLUS {
      @Override
      float value(float v) {
        return Elementary.softplus(v);
      }

      @Override
      float slope(float v, float y) {
        return Elementary.sigmoid(v);
      }
    },
    RELU {
      @Override
      float value(float v) {
        return Math.max(0f, v);
      }

      @Override
      float slope(float v, float y) {
        return v > 0f ? 1f : 0f;
      }
    },
    /** A rectifier that forgets to stop the derivative where it stops the value. */
    WRONG_RELU {
      @Override
      float value(float v) {
        return Math.max(0f, v);
      }

      @Override
      float slope(float v, float y) {
        return 1f;
      }
    },
    /** The derivative of tanh as a tired programmer writes it. */
    WRONG_TANH {
      @Override
      float value(float v) {
        return Elementary.tanh(v);
      }

      @Override
      float slope(float v, float y) {
        return 1f - y;
      }
    };

    abstract float value(float v);

    abstract float slope(float v, float y);
  }

  private final Curve curve;
  private final List<Layer> layers = new ArrayList<>();
  private final float[] parameters;
  private int faultyParameter = -1;
  private float faultyFactor = 1f;
  private double faultyLoss;
  private int callsLeft = Integer.MAX_VALUE;

  PlainNetwork(Curve curve, long seed, int... widths) {
    this.curve = curve;
    int offset = 0;
    for (int l = 1; l < widths.length; l++) {
      int biasOffset = offset + widths[l - 1] * widths[l];
      String name = "layer" + l;
      layers.add(
          new DenseLayer(name, curve.name(), widths[l - 1], widths[l], true, offset, biasOffset));
      offset = biasOffset + widths[l];
    }
    this.parameters = new float[offset];
    Initializer initializer = new Initializer(seed);
    for (Layer layer : layers) {
      initializer.glorotUniform(parameters, layer.weightsOffset(), layer.inputs(), layer.units());
    }
  }

  /** From now on the derivative by one parameter comes out multiplied by a factor. */
  PlainNetwork withFault(int parameter, float factor) {
    faultyParameter = parameter;
    faultyFactor = factor;
    return this;
  }

  /** From now on the gradient returns a loss that is too large. */
  PlainNetwork withFaultyLoss(double excess) {
    faultyLoss = excess;
    return this;
  }

  /** After some more forward passes every one throws. */
  PlainNetwork failingAfter(int calls) {
    callsLeft = calls;
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

  @Override
  public ModelLoss loss() {
    return ModelLoss.of("SQUARED_ERROR", true);
  }

  @Override
  public Forward newForward() {
    return this;
  }

  @Override
  public Backprop newBackprop() {
    return this;
  }

  @Override
  public Jacobian newJacobian() {
    return this;
  }

  @Override
  public float[] predict(float[] x) {
    float[] y = new float[outputs()];
    forward(x, y);
    return y;
  }

  /** The values of all layers: the pre-activations v[l] and the outputs y[l]; y[0] is the input. */
  private float[][][] run(float[] x) {
    if (callsLeft-- <= 0) {
      throw new IllegalStateException("planted");
    }
    float[][] v = new float[layers.size() + 1][];
    float[][] y = new float[layers.size() + 1][];
    y[0] = x;
    for (int l = 1; l < y.length; l++) {
      Layer layer = layers.get(l - 1);
      v[l] = new float[layer.units()];
      y[l] = new float[layer.units()];
      for (int j = 0; j < layer.units(); j++) {
        float sum = parameters[layer.biasOffset() + j];
        for (int i = 0; i < layer.inputs(); i++) {
          sum += parameters[layer.weightsOffset() + i * layer.units() + j] * y[l - 1][i];
        }
        v[l][j] = sum;
        y[l][j] = l == layers.size() ? sum : curve.value(sum);
      }
    }
    return new float[][][] {v, y};
  }

  @Override
  public void forward(float[] x, float[] y) {
    float[][] outputs = run(x)[1];
    System.arraycopy(outputs[layers.size()], 0, y, 0, y.length);
  }

  @Override
  public double loss(float[] x, float[] t) {
    float[] y = predict(x);
    double loss = 0;
    for (int k = 0; k < y.length; k++) {
      double d = target(t, k) - y[k];
      loss += 0.5 * d * d;
    }
    return loss;
  }

  @Override
  public double gradient(float[] x, float[] t, float[] g) {
    return gradient(x, t, g, new float[x.length]);
  }

  @Override
  public double gradient(float[] x, float[] t, float[] g, float[] dx) {
    float[] y = predict(x);
    float[] e = new float[y.length];
    for (int k = 0; k < y.length; k++) {
      e[k] = y[k] - target(t, k);
    }
    backward(x, e, g, dx);
    return loss(x, t) + faultyLoss;
  }

  private static float target(float[] t, int k) {
    return t == null ? 0f : t[k];
  }

  @Override
  public void backward(float[] x, float[] e, float[] g, float[] dx) {
    float[][][] values = run(x);
    float[] delta = e;
    for (int l = layers.size(); l >= 1; l--) {
      Layer layer = layers.get(l - 1);
      float[] inner = new float[layer.inputs()];
      for (int i = 0; i < layer.inputs(); i++) {
        float sum = 0f;
        for (int j = 0; j < layer.units(); j++) {
          int w = layer.weightsOffset() + i * layer.units() + j;
          g[w] = delta[j] * values[1][l - 1][i];
          sum += delta[j] * parameters[w];
        }
        inner[i] = l == 1 ? sum : sum * curve.slope(values[0][l - 1][i], values[1][l - 1][i]);
      }
      System.arraycopy(delta, 0, g, layer.biasOffset(), layer.units());
      delta = inner;
    }
    System.arraycopy(delta, 0, dx, 0, dx.length);
    if (faultyParameter >= 0) {
      g[faultyParameter] *= faultyFactor;
    }
  }

  @Override
  public void inputs(float[] x, float[] j) {
    jacobian(x, j, new float[outputs() * parameters.length]);
  }

  @Override
  public void parameters(float[] x, float[] j) {
    jacobian(x, new float[outputs() * x.length], j);
  }

  private void jacobian(float[] x, float[] byInputs, float[] byParameters) {
    for (int k = 0; k < outputs(); k++) {
      float[] e = new float[outputs()];
      e[k] = 1f;
      float[] g = new float[parameters.length];
      float[] dx = new float[x.length];
      backward(x, e, g, dx);
      System.arraycopy(dx, 0, byInputs, k * dx.length, dx.length);
      System.arraycopy(g, 0, byParameters, k * g.length, g.length);
    }
  }

  @Override
  public void vjp(float[] x, float[] e, float[] dx) {
    backward(x, e, new float[parameters.length], dx);
  }

  @Override
  public void jvp(float[] x, float[] v, float[] dy) {
    float[] j = new float[dy.length * x.length];
    inputs(x, j);
    for (int k = 0; k < dy.length; k++) {
      dy[k] = 0f;
      for (int i = 0; i < x.length; i++) {
        dy[k] += j[k * x.length + i] * v[i];
      }
    }
  }

  @Override
  public void forward(float[] x, float[] y, int n) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void activations(float[] x, float[] h) {
    throw new UnsupportedOperationException();
  }

  @Override
  public double loss(float[] x, float[] t, int n) {
    throw new UnsupportedOperationException();
  }

  @Override
  public double gradient(float[] x, float[] t, int n, float[] g) {
    throw new UnsupportedOperationException();
  }

  @Override
  public double gradient(float[] x, float[] t, int n, float[] g, float[] dx) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void backward(float[] x, float[] e, int n, float[] g, float[] dx) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void vjp(float[] x, float[] e, int n, float[] dx) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void inputs(float[] x, int n, float[] j) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void parameters(float[] x, int n, float[] j) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void jvp(float[] x, float[] v, int n, float[] dy) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Model copy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public float steepness(int layer, float v, float y) {
    throw new UnsupportedOperationException();
  }
}
