package io.github.chainrule.processor.reference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.DropoutSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.List;
import java.util.OptionalInt;

/** The declaration of one layer of a {@link ReferenceGraph}; what its kind has not is absent. */
public final class ReferenceLayer {

  public String kind;
  public List<Integer> sources;
  public int units;
  public Activation activation;
  public String formula;
  public boolean bias;
  public Integer shares;
  public int groups;
  public Window window;
  public int size;
  public int offset;
  public double epsilon;
  public double rate;

  /** How windows lie. */
  public static final class Window {
    public List<Integer> size;
    public List<Integer> stride;
    public List<Integer> dilation;
    public Padding padding;
    public List<Integer> pad;

    private WindowSpec spec() {
      return new WindowSpec(size, stride, dilation, padding, pad);
    }
  }

  /** The declaration that the processor would read. */
  LayerSpec spec(String name) {
    OptionalInt owner = shares == null ? OptionalInt.empty() : OptionalInt.of(shares);
    return switch (kind) {
      case "Dense" -> new DenseSpec(name, sources, units, function(), bias, owner);
      case "Conv1D" -> convolution(name, 1, owner);
      case "Conv2D" -> convolution(name, 2, owner);
      case "MaxPool" -> new PoolSpec(name, sources, PoolSpec.Reduction.MAX, window.spec());
      case "AveragePool" -> new PoolSpec(name, sources, PoolSpec.Reduction.AVERAGE, window.spec());
      case "GlobalMaxPool" -> new GlobalPoolSpec(name, sources, PoolSpec.Reduction.MAX);
      case "GlobalAveragePool" -> new GlobalPoolSpec(name, sources, PoolSpec.Reduction.AVERAGE);
      case "Flatten" -> new FlattenSpec(name, sources);
      case "Concat" -> new ConcatSpec(name, sources);
      case "Add" -> ElementwiseSpec.sum(name, sources, function());
      case "Multiply" -> ElementwiseSpec.product(name, sources, function());
      case "Activate" -> new ActivateSpec(name, sources, function());
      case "Slice" -> new SliceSpec(name, sources, offset, units);
      case "Embedding" -> new EmbeddingSpec(name, sources, size, units, owner);
      case "LayerNorm" -> new LayerNormSpec(name, sources, epsilon, function());
      case "BatchNorm" -> new BatchNormSpec(name, sources, epsilon, function());
      case "Dropout" -> new DropoutSpec(name, sources, rate);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private ConvSpec convolution(String name, int axes, OptionalInt owner) {
    return new ConvSpec(name, sources, axes, units, window.spec(), groups, function(), bias, owner);
  }

  private ActivationSpec function() {
    return formula == null
        ? ActivationSpec.of(activation)
        : ActivationSpec.of(Formula.ofActivation(formula).formula());
  }
}
