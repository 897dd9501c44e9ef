package io.github.chainrule.processor.reference;

import com.google.gson.Gson;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A network of layers of any kind with its values and derivatives as an independent autograd,
 * PyTorch in float64, computed them; read from {@code graphs-float64.json.gz}, which {@code
 * graphs_float64.py} wrote.
 */
public final class ReferenceGraph {

  public String name;
  public List<List<Integer>> inputs;
  public List<ReferenceLayer> layers;
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

  /** One output, with a loss that has a name or is a formula. */
  public static final class Head {
    public int layer;
    public LossFunction loss;
    public String formula;
    public double weight;

    private HeadSpec spec() {
      LossSpec function =
          formula == null ? LossSpec.of(loss) : LossSpec.of(Formula.ofLoss(formula).formula());
      return new HeadSpec(layer, function, weight);
    }
  }

  private static final class File {
    private List<ReferenceGraph> cases;
  }

  /** All the networks of the file. */
  public static List<ReferenceGraph> all() {
    try (InputStream file = ReferenceGraph.class.getResourceAsStream("graphs-float64.json.gz");
        Reader reader = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, File.class).cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The declaration that the processor would read, with layers named layer1, layer2, …. */
  public NetworkSpec spec(Precision precision, Emission emission) {
    List<InputSpec> parts = new ArrayList<>();
    for (int index = 0; index < inputs.size(); index++) {
      Extent extent = Extent.of(inputs.get(index));
      parts.add(
          inputs.size() == 1
              ? InputSpec.unnamed(extent)
              : InputSpec.named("part" + (index + 1), extent));
    }
    List<LayerSpec> specs = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      specs.add(layers.get(index).spec("layer" + (index + 1)));
    }
    List<HeadSpec> outputs = heads.stream().map(Head::spec).toList();
    InterfaceName interfaceName = new InterfaceName("reference", List.of("Net"), true);
    return new NetworkSpec(interfaceName, parts, precision, emission, specs, outputs);
  }

  @Override
  public String toString() {
    return name;
  }
}
