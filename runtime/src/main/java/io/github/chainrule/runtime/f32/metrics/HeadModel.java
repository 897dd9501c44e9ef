package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.Head;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.Signature;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.HeadNames;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.List;

/**
 * One head of a model as a model of its own, which shares its parameters: what judges a model by
 * its outputs judges the head. It computes no derivatives, since a head is not trained by itself.
 */
final class HeadModel implements Model {
  final Model model;
  final Head head;

  private HeadModel(Model model, Head head) {
    this.model = model;
    this.head = head;
  }

  /**
   * A head by its name. That of a model with a single output is the last layer.
   *
   * @throws IllegalArgumentException if no head has the name
   */
  static HeadModel of(Model model, String name) {
    Settings.present("model", model);
    List<Layer> layers = model.layers();
    if (!model.loss().heads().isEmpty() || layers.isEmpty()) {
      return new HeadModel(model, model.loss().head(name));
    }
    String last = layers.get(layers.size() - 1).name();
    Head only = new Head(last, 0, model.outputs(), model.loss(), 1);
    return new HeadModel(model, model.loss().withHeads(only).head(name));
  }

  /** Refuses several heads together, of which each is judged by itself. */
  static void requireOne(String what, Model model) {
    List<Head> heads = model.loss().heads();
    if (heads.size() > 1) {
      throw Unexpected.argument(
          what, "a model with one output, or ofHead", "outputs " + HeadNames.of(heads));
    }
  }

  /** The samples with the head's targets alone. */
  Dataset part(Dataset data) {
    Settings.present("data", data);
    if (data.outputs() != model.outputs()) {
      throw Unexpected.argument("data", model.outputs() + " targets", data.outputs());
    }
    float[] targets = part(data.copyTargets(), data.size());
    Dataset part = Dataset.of(data.copyFeatures(), data.inputs(), targets, head.units());
    return data.weighted() ? part.withWeights(data.copyWeights()) : part;
  }

  /** The head's columns of a table of all outputs. */
  float[] part(float[] all, int n) {
    float[] part = new float[n * head.units()];
    for (int i = 0; i < n; i++) {
      int from = i * model.outputs() + head.offset();
      System.arraycopy(all, from, part, i * head.units(), head.units());
    }
    return part;
  }

  /** The names of the head's outputs; none if those of all outputs have none. */
  List<String> outputNames() {
    List<String> all = model.signature().outputNames();
    return all.isEmpty() ? all : all.subList(head.offset(), head.offset() + head.units());
  }

  @Override
  public int inputs() {
    return model.inputs();
  }

  @Override
  public int outputs() {
    return head.units();
  }

  @Override
  public float[] parameters() {
    return model.parameters();
  }

  /** Those up to the head. */
  @Override
  public List<Layer> layers() {
    List<Layer> layers = model.layers();
    int end = 0;
    while (end < layers.size() && !layers.get(end).name().equals(head.name())) {
      end++;
    }
    return layers.subList(0, Math.min(layers.size(), end + 1));
  }

  /** None: its parts are those of all outputs. */
  @Override
  public Signature signature() {
    return Signature.none();
  }

  @Override
  public ModelLoss loss() {
    return head.loss();
  }

  @Override
  public Forward newForward() {
    return new HeadForward(model.newForward());
  }

  @Override
  public Backprop newBackprop() {
    throw new UnsupportedOperationException(head.name() + " is judged, and not trained by itself");
  }

  @Override
  public Jacobian newJacobian() {
    throw new UnsupportedOperationException(head.name() + " is judged, and not derived by itself");
  }

  @Override
  public float[] predict(float[] x) {
    return part(model.predict(x), 1);
  }

  @Override
  public HeadModel copy() {
    return new HeadModel(model.copy(), head);
  }

  /** Computes all outputs, and gives those of the head. */
  private final class HeadForward implements Forward {
    private final Forward all;

    HeadForward(Forward all) {
      this.all = all;
    }

    @Override
    public void forward(float[] x, float[] y) {
      float[] outputs = new float[model.outputs()];
      all.forward(x, outputs);
      System.arraycopy(part(outputs, 1), 0, y, 0, head.units());
    }

    @Override
    public void forward(float[] x, float[] y, int n) {
      float[] outputs = new float[n * model.outputs()];
      all.forward(x, outputs, n);
      System.arraycopy(part(outputs, n), 0, y, 0, n * head.units());
    }

    @Override
    public void activations(float[] x, float[] h) {
      all.activations(x, h);
    }
  }
}
