package io.github.chainrule.processor.endtoend;

import static java.util.stream.Collectors.joining;

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
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.List;

/** Writes a network as the interface that a user would write. */
final class InterfaceSource implements LayerSpec.Visitor<String> {

  private final NetworkSpec network;

  private InterfaceSource(NetworkSpec network) {
    this.network = network;
  }

  /** A file of the network's package that holds the annotated interface. */
  static String annotated(NetworkSpec network) {
    return new InterfaceSource(network).source();
  }

  private String source() {
    StringBuilder source = new StringBuilder(header(network));
    String inputs =
        network.declaresInputs() ? "" : "inputs = " + network.parts().get(0).extent().text() + ", ";
    source.append(
        "@Network(%sprecision = Precision.%s, emission = Emission.%s)%n"
            .formatted(inputs, network.precision(), network.emission()));
    boolean hasOne = network.heads().size() == 1;
    if (hasOne) {
      source.append(loss(network.heads().get(0)));
    }
    source.append("public interface %s {%n".formatted(network.name().inPackage()));
    for (InputSpec part : network.declaresInputs() ? network.parts() : List.<InputSpec>of()) {
      source.append("  @Input(%s) Layer %s();%n".formatted(part.extent().text(), part.name()));
    }
    for (int index = 0; index < network.layers().size(); index++) {
      LayerSpec layer = network.layers().get(index);
      for (HeadSpec head : network.heads()) {
        boolean isMarked = !hasOne || head.layer() < network.layers().size() - 1;
        if (head.layer() == index && isMarked) {
          source.append("  @Output").append(hasOne ? "\n" : " " + loss(head));
        }
      }
      String from = network.readsTheOneBefore(index) ? "" : from(layer);
      source.append("  @%s(%s".formatted(layer.kind(), from));
      String members = layer.accept(this);
      source.append(from.isEmpty() || members.isEmpty() ? members : ", " + members);
      source.append(") Layer %s();%n".formatted(layer.name()));
    }
    return source.append("}\n").toString();
  }

  private static String loss(HeadSpec head) {
    String function =
        head.loss() instanceof LossSpec.Given
            ? "formula = \"" + head.loss().name() + "\""
            : "value = LossFunction." + head.loss().name();
    return "@Loss(%s, weight = %s)%n".formatted(function, head.weight());
  }

  private String from(LayerSpec layer) {
    return layer.sources().stream()
        .map(source -> "\"" + network.nameOf(source) + "\"")
        .collect(joining(", ", "from = {", "}"));
  }

  private static String activation(LayerSpec layer) {
    String name = layer.activation().name();
    return layer.activation() instanceof ActivationSpec.Given
        ? "formula = \"" + name + "\""
        : "activation = Activation." + name;
  }

  @Override
  public String dense(DenseSpec layer) {
    return "units = %d, %s, bias = %s%s"
        .formatted(layer.units(), activation(layer), layer.bias(), shares(layer));
  }

  @Override
  public String embedding(EmbeddingSpec layer) {
    return "size = %d, units = %d%s".formatted(layer.size(), layer.units(), shares(layer));
  }

  private String shares(LayerSpec layer) {
    return layer.shares().isEmpty()
        ? ""
        : ", shares = \"" + network.layers().get(layer.shares().getAsInt()).name() + "\"";
  }

  @Override
  public String conv(ConvSpec layer) {
    WindowSpec window = layer.window();
    String numbers =
        layer.axes() == 1
            ? "kernel = %d, stride = %d, dilation = %d"
                .formatted(window.size().get(0), window.stride().get(0), window.dilation().get(0))
            : "kernel = %s, stride = %s, dilation = %s"
                .formatted(list(window.size()), list(window.stride()), list(window.dilation()));
    return "filters = %d, groups = %d, bias = %s, %s, %s, %s"
        .formatted(
            layer.filters(),
            layer.groups(),
            layer.bias(),
            numbers,
            padding(window),
            activation(layer));
  }

  @Override
  public String pool(PoolSpec layer) {
    WindowSpec window = layer.window();
    return "size = %s, stride = %s, %s"
        .formatted(list(window.size()), list(window.stride()), padding(window));
  }

  private static String padding(WindowSpec window) {
    return window.pad().isEmpty()
        ? "padding = Padding." + window.padding()
        : "pad = " + list(window.pad());
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(joining(", ", "{", "}"));
  }

  @Override
  public String globalPool(GlobalPoolSpec layer) {
    return "";
  }

  @Override
  public String flatten(FlattenSpec layer) {
    return "";
  }

  @Override
  public String dropout(DropoutSpec layer) {
    return "value = " + layer.rate();
  }

  @Override
  public String concat(ConcatSpec layer) {
    return "";
  }

  @Override
  public String elementwise(ElementwiseSpec layer) {
    return activation(layer);
  }

  @Override
  public String activate(ActivateSpec layer) {
    return activation(layer);
  }

  @Override
  public String slice(SliceSpec layer) {
    return "offset = %d, units = %d".formatted(layer.offset(), layer.units());
  }

  @Override
  public String layerNorm(LayerNormSpec layer) {
    return "epsilon = " + layer.epsilon() + ", " + activation(layer);
  }

  @Override
  public String batchNorm(BatchNormSpec layer) {
    return "epsilon = " + layer.epsilon() + ", " + activation(layer);
  }

  /** The interface without its annotations, for classes that are generated without javac. */
  static String plain(NetworkSpec network) {
    StringBuilder source = new StringBuilder(header(network));
    source.append("public interface %s {%n".formatted(network.name().inPackage()));
    for (LayerSpec layer : network.layers()) {
      source.append("  Layer %s();%n".formatted(layer.name()));
    }
    return source.append("}\n").toString();
  }

  private static String header(NetworkSpec network) {
    return """
    package %s;

    import io.github.chainrule.dsl.*;
    import io.github.chainrule.runtime.Layer;

    """
        .formatted(network.name().packageName());
  }
}
