package io.github.chainrule.processor.reference;

import com.google.gson.Gson;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
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
 * computed them; read from {@code dense-float64.json} and, those of formulas, from {@code
 * formulas-float64.json}.
 */
public final class ReferenceNetwork {

  private static final double HARD_SIGMOID_ERROR = 6.0 * (float) (1.0 / 6.0);

  public String name;
  public int inputs;
  public List<Layer> layers;
  public LossFunction loss;

  /** In place of a loss; null if there is one. */
  public String lossFormula;

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

    /** In place of an activation; null if there is one. */
    public String formula;

    public boolean bias;

    private ActivationSpec spec() {
      return formula == null
          ? ActivationSpec.of(activation)
          : ActivationSpec.of(Formula.ofActivation(formula).formula());
    }
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

  /** The networks of named activations and losses. */
  public static List<ReferenceNetwork> all() {
    List<ReferenceNetwork> networks = read("dense-float64.json");
    networks.forEach(ReferenceNetwork::correctHardSigmoid);
    return networks;
  }

  /** The networks of formulas. */
  public static List<ReferenceNetwork> ofFormulas() {
    return read("formulas-float64.json");
  }

  private static List<ReferenceNetwork> read(String file) {
    try (Reader reader =
        new InputStreamReader(
            ReferenceNetwork.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, File.class).cases;
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
          new DenseSpec("layer" + (index + 1), previous, layer.units, layer.spec(), layer.bias));
    }
    InterfaceName interfaceName = new InterfaceName("reference", List.of("Net"), true);
    LossSpec lossSpec =
        lossFormula == null
            ? LossSpec.of(loss)
            : LossSpec.of(Formula.ofLoss(lossFormula).formula());
    return new NetworkSpec(interfaceName, inputs, precision, emission, specs, lossSpec);
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
