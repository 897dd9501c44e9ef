package io.github.chainrule.processor.reference;

import com.google.gson.Gson;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A graph of layers with its values and derivatives as an independent autograd, PyTorch in float64,
 * computed them; read from {@code graphs-float64.json}, which {@code graphs-float64.py} wrote.
 */
public final class ReferenceGraph {

  public String name;
  public int[] inputs;
  public List<Layer> layers;
  public List<Head> heads;
  public double[] parameters;
  public double[] x;
  public double[] t;
  public double[] y;
  public double lossValue;
  public double[] gradient;
  public double[] inputGradient;
  public double[] inputJacobian;
  public double[] parameterJacobian;
  public ReferenceNetwork.Batch batch;

  /** One layer's declaration; what its kind has not is absent. */
  public static final class Layer {
    public String kind;
    public List<Integer> sources;
    public int units;
    public Activation activation;
    public boolean bias;
    public Integer shares;
    public int offset;
    public double epsilon;

    private LayerSpec spec(String called) {
      ActivationSpec function =
          activation == null ? ActivationSpec.IDENTITY : ActivationSpec.of(activation);
      return switch (kind) {
        case "Dense" ->
            new DenseSpec(
                called,
                sources,
                units,
                function,
                bias,
                shares == null ? OptionalInt.empty() : OptionalInt.of(shares));
        case "Concat" -> new ConcatSpec(called, sources);
        case "Add" -> ElementwiseSpec.sum(called, sources, function);
        case "Multiply" -> ElementwiseSpec.product(called, sources, function);
        case "Activate" -> new ActivateSpec(called, sources, function);
        case "Slice" -> new SliceSpec(called, sources, offset, units);
        case "LayerNorm" -> new LayerNormSpec(called, sources, epsilon, function);
        case "BatchNorm" -> new BatchNormSpec(called, sources, epsilon, function);
        default -> throw new IllegalArgumentException(kind);
      };
    }
  }

  /** One output. */
  public static final class Head {
    public int layer;
    public LossFunction loss;
    public double weight;
  }

  private static final class File {
    private List<ReferenceGraph> cases;
  }

  /** All the networks of the file. */
  public static List<ReferenceGraph> all() {
    try (Reader reader =
        new InputStreamReader(
            ReferenceGraph.class.getResourceAsStream("graphs-float64.json"),
            StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, File.class).cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The declaration that the processor would read, with layers named layer1, layer2, …. */
  public NetworkSpec spec(Precision precision, Emission emission) {
    List<InputSpec> parts = new ArrayList<>();
    for (int index = 0; index < inputs.length; index++) {
      Extent extent = Extent.vector(inputs[index]);
      parts.add(
          inputs.length == 1
              ? InputSpec.unnamed(extent)
              : InputSpec.named("part" + (index + 1), extent));
    }
    List<LayerSpec> specs = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      specs.add(layers.get(index).spec("layer" + (index + 1)));
    }
    List<HeadSpec> outputs =
        heads.stream()
            .map(head -> new HeadSpec(head.layer, LossSpec.of(head.loss), head.weight))
            .toList();
    InterfaceName interfaceName = new InterfaceName("reference", List.of("Net"), true);
    return new NetworkSpec(interfaceName, parts, precision, emission, specs, outputs);
  }

  @Override
  public String toString() {
    return name;
  }
}
