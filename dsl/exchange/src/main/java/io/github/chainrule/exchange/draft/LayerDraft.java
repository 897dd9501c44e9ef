package io.github.chainrule.exchange.draft;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer, or an input, of the network that an import makes: what its annotation will say, and its
 * parameters as they lie in the network's array.
 */
public final class LayerDraft {
  private final Kind kind;
  private final List<LayerDraft> from = new ArrayList<>();
  private final Map<String, Object> elements = new LinkedHashMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final List<String> hints = new ArrayList<>();
  private int[] extent;
  private Formula activation = Variable.V;
  private boolean softmax;
  private String name = "";
  private String origin = "";

  public LayerDraft(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What it reads, in order. */
  public List<LayerDraft> from() {
    return from;
  }

  /** The elements of its annotation but for sources and activation: numbers, lists, flags. */
  public Map<String, Object> elements() {
    return elements;
  }

  public int number(String element) {
    return (Integer) elements.get(element);
  }

  /** What a norm adds to the variance: that of its annotation where nothing is said. */
  public double epsilon() {
    return (Double) elements.getOrDefault("epsilon", 1e-5);
  }

  /**
   * Its parameters by their roles, such as {@code weight}, in the shapes of the network's array.
   */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /** What the file calls it, the best names first. */
  public List<String> hints() {
    return hints;
  }

  /** Positions and channels of what it gives. */
  public int[] extent() {
    return extent.clone();
  }

  public void setExtent(int... newExtent) {
    extent = newExtent.clone();
  }

  public boolean hasExtent() {
    return extent != null;
  }

  public int channels() {
    return extent[extent.length - 1];
  }

  public int size() {
    int size = 1;
    for (int dimension : extent) {
      size *= dimension;
    }
    return size;
  }

  /** φ, unless the layer ends in a softmax. */
  public Formula activation() {
    return activation;
  }

  public boolean isSoftmax() {
    return softmax;
  }

  /** Whether its value is made of elements of the inputs, which nothing has been computed of. */
  public boolean isOfInputs() {
    return switch (kind) {
      case INPUT -> true;
      case SLICE, CONCAT, FLATTEN -> from.stream().allMatch(LayerDraft::isOfInputs);
      default -> false;
    };
  }

  /** Whether an activation can still be given to it. */
  public boolean isLinear() {
    return kind.activates() && !softmax && activation.equals(Variable.V);
  }

  public void setActivation(Formula formula) {
    activation = formula;
  }

  public void setSoftmax() {
    softmax = true;
  }

  public String name() {
    return name;
  }

  public void setName(String newName) {
    name = newName;
  }

  /** The operators of the file that it comes from, for messages. */
  public String origin() {
    return origin;
  }

  public void setOrigin(String newOrigin) {
    origin = newOrigin;
  }
}
