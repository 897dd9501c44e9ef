package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;

/** Writes a network as the interface that a user would write. */
final class InterfaceSource {

  private InterfaceSource() {}

  /** A file of the network's package that holds the annotated interface. */
  static String annotated(NetworkSpec network) {
    StringBuilder source = new StringBuilder(header(network));
    source.append(
        "@Network(inputs = %d, precision = Precision.%s, emission = Emission.%s)%n"
            .formatted(network.inputs(), network.precision(), network.emission()));
    source.append("@Loss(LossFunction.%s)%n".formatted(network.loss().name()));
    source.append("public interface %s {%n".formatted(network.name().inPackage()));
    for (LayerSpec spec : network.layers()) {
      DenseSpec layer = (DenseSpec) spec;
      source.append(
          "  @Dense(units = %d, activation = Activation.%s, bias = %s) Layer %s();%n"
              .formatted(layer.units(), layer.activation().name(), layer.bias(), layer.name()));
    }
    return source.append("}\n").toString();
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
