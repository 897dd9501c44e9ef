package io.github.chainrule.processor.reference;

import com.google.gson.Gson;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network with its values and derivatives as an independent autograd, PyTorch in float64,
 * computed them; read from {@code dense-float64.json}.
 */
public final class ReferenceNetwork {

  private static final double HARD_SIGMOID_ERROR = 6.0 * (float) (1.0 / 6.0);

  public String name;
  public int inputs;
  public List<Layer> layers;
  public LossFunction loss;
  public double[] parameters;
  public double[] x;
  public double[] t;
  public double[] y;
  public double lossValue;
  public double[] gradient;
  public double[] inputGradient;
  public double[] inputJacobian;
  public double[] parameterJacobian;
  public Batch batch;

  /** One layer's declaration. */
  public static final class Layer {
    public int units;
    public Activation activation;
    public boolean bias;
  }

  /** Several samples; loss and gradient are means. */
  public static final class Batch {
    public int n;
    public double[] x;
    public double[] t;
    public double[] y;
    public double loss;
    public double[] gradient;
  }

  private static final class File {
    private List<ReferenceNetwork> cases;
  }

  /** All the networks of the file. */
  public static List<ReferenceNetwork> all() {
    try (Reader reader =
        new InputStreamReader(
            ReferenceNetwork.class.getResourceAsStream("dense-float64.json"),
            StandardCharsets.UTF_8)) {
      List<ReferenceNetwork> networks = new Gson().fromJson(reader, File.class).cases;
      networks.forEach(ReferenceNetwork::correctHardSigmoid);
      return networks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The declaration that the processor would read, with layers named layer1, layer2, …. */
  public NetworkSpec spec(Precision precision, Emission emission) {
    List<LayerSpec> specs = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      Layer layer = layers.get(index);
      List<Integer> previous = List.of(index - 1);
      specs.add(
          Networks.layer(
              "layer" + (index + 1), previous, layer.units, layer.activation, layer.bias));
    }
    InterfaceName interfaceName = new InterfaceName("reference", List.of("Net"), true);
    return new NetworkSpec(interfaceName, inputs, precision, emission, specs, new LossSpec(loss));
  }

  /**
   * Takes out an error of the reference: PyTorch's backward pass of the hard sigmoid multiplies by
   * the {@code float} nearest 1/6 even in float64, so that a derivative is too large by {@link
   * #HARD_SIGMOID_ERROR} for each such layer between it and the outputs. Ours multiply by 1/6.
   */
  private void correctHardSigmoid() {
    double error = 1;
    int to = parameters.length;
    for (int index = layers.size() - 1; index >= 0; index--) {
      Layer layer = layers.get(index);
      error *= layer.activation == Activation.HARD_SIGMOID ? HARD_SIGMOID_ERROR : 1;
      int inner = index == 0 ? inputs : layers.get(index - 1).units;
      int from = to - (inner + (layer.bias ? 1 : 0)) * layer.units;
      divide(gradient, from, to, error);
      divide(batch.gradient, from, to, error);
      for (int output = 0; output < y.length; output++) {
        int row = output * parameters.length;
        divide(parameterJacobian, row + from, row + to, error);
      }
      to = from;
    }
    divide(inputGradient, 0, inputGradient.length, error);
    divide(inputJacobian, 0, inputJacobian.length, error);
  }

  private static void divide(double[] values, int from, int to, double divisor) {
    for (int index = from; index < to; index++) {
      values[index] /= divisor;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
